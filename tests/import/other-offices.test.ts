import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedger, readLedgerSheets, type LedgerReading } from '@/data/import/read-ledger';
import { readWorkbook, type Cell } from '@/data/import/read-workbook';
import { distanceMeters } from '@/lib/geography/distance';
import { fromCgcs2000, type CoordinateSystemName } from '@/lib/geography/coordinate-systems';
import expected from '../fixtures/ledgers/expected.json';
import { context, fixture } from './reading-context';
import { workbook, type Value } from './workbooks';

/** A square in 驿城区, well inside its boundary. */
const inYicheng = [114.0215, 32.9803] as const;
const codesOf = ({ findings }: LedgerReading) => findings.map(({ row, code, field }) => `${row} ${code} ${field}`);

describe('headings are known by meaning', () => {
  const otherNames: Record<string, Record<string, string>> = {
    '企业台账.xlsx': {
      企业名称: '单位名称（全称）',
      统一社会信用代码: '社会信用代码',
      所属县区: '县（区）',
      '乡镇（街道）': '镇街',
      详细地址: '生产经营地址',
      行业领域: '所属行业',
      企业规模: '规模',
      从业人数: '职工人数（人）',
      主要负责人: '企业负责人',
      联系电话: '手机号',
      安全管理人员: '安全员',
      是否高危行业: '高危行业',
      风险等级: '风险级别*',
      监管部门: '行业主管部门',
      经度: '东经',
      纬度: '北纬',
    },
    '重大危险源台账.xlsx': {
      企业名称: '所属企业',
      危险源名称: '重大危险源名称',
      单元类型: '单元类别',
      危险化学品名称: '物质名称',
      CAS号: 'ＣＡＳ 编号',
      '设计最大量（t）': '最大储量(吨)',
      厂界500米内人数: '500m内人数',
      R值: '分级指标Ｒ',
      级别: '重大危险源等级',
      备案编号: '备案号',
      备案日期: '备案时间',
      所属县区: '属地',
      经度: 'lng',
      纬度: 'lat',
    },
    '尾矿库台账.xlsx': {
      尾矿库名称: '库名',
      企业名称: '所属企业',
      所属县区: '所在县区',
      等别: '设计等别',
      '设计库容（万m³）': '总库容（万立方米）',
      '设计坝高（m）': '坝高',
      筑坝方式: '堆坝方式',
      运行状况: '运行状态',
      '是否“头顶库”': '头顶库',
      '下游1公里居民（户）': '下游1km居民户数',
      安全度: '安全度等级',
      包保责任人: '包保领导',
      'X坐标（东）': '横坐标(Y)',
      'Y坐标（北）': '纵坐标(X)',
    },
    '隐患台账.xlsx': {
      隐患编号: '编号',
      单位名称: '被检查单位',
      所属县区: '区县',
      行业领域: '行业',
      隐患描述: '存在问题',
      隐患等级: '隐患级别',
      判定标准条款: '判定依据',
      来源: '检查方式',
      检查时间: '发现日期',
      检查人: '检查人员',
      整改措施: '治理措施',
      整改责任人: '责任人',
      '整改资金（万元）': '治理资金（万元）',
      整改期限: '整改时限',
      整改状态: '整改进度',
      复查人: '验收人',
      销号时间: '闭环时间',
      挂牌督办: '督办级别',
      经度: '经度（E）',
      纬度: '纬度（N）',
    },
  };

  it.each(Object.entries(otherNames))('%s with other headings in another order reads the same', async (file, names) => {
    const [sheet] = await readWorkbook(fixture(file));
    const rows = sheet!.rows.map((row, index) => {
      const cells: Cell[] = index === 2 ? row.map((cell) => names[String(cell)] ?? cell) : [...row];
      // The first two columns stay: rows of totals and notes are told by them. A phone stays beside its person.
      return index < 2 || file === '企业台账.xlsx' ? cells : [...cells.slice(0, 2), ...cells.slice(2).reverse()];
    });
    const reading = await readLedger(await workbook(rows as Value[][]), context);
    const wanted = (expected as unknown as Record<string, (typeof expected)['企业台账.xlsx']>)[file]!;
    expect(codesOf(reading).sort()).toEqual(
      wanted.findings.map(({ row, code, field }) => `${row} ${code} ${field}`).sort(),
    );
    expect(reading.accepted).toHaveLength(wanted.acceptedRows);
    for (const { row, place } of reading.accepted) {
      const there = (wanted.locations as Record<string, number[]>)[String(row)];
      if (there) expect(distanceMeters([place!.longitude, place!.latitude], there as [number, number])).toBeLessThan(1);
    }
  });

  it('a team in one heading row, each telephone beside its person, reads as in two', async () => {
    const reading = await readLedger(
      await workbook([
        ['消防安全重点单位台账'],
        [
          '单位名称',
          '县区',
          '类别',
          '行业监管部门干部',
          '电话',
          '乡镇干部',
          '电话',
          '社区工作人员',
          '电话',
          '派出所民警',
          '电话',
          '技术人员',
          '电话',
          '经度',
          '纬度',
        ],
        [
          '示例宾馆',
          '驿城区',
          '宾馆',
          '甲某',
          '13800000001',
          '乙某',
          '13800000002',
          null,
          null,
          '丁某',
          '110',
          '戊某',
          '13800000005',
          ...inYicheng,
        ],
      ]),
      context,
    );
    expect(reading.kind).toBe('fire_key_units');
    expect(codesOf(reading)).toEqual(['3 GUARANTEE_ROLE_EMPTY guaranteeTeam.3', '3 PHONE_INVALID guaranteeTeam.4']);
    expect(reading.rows[0]?.fields['guaranteeTeam.5.phone']).toBe('13800000005');
  });

  it('columns that no field claims are kept, but no telephone among them', async () => {
    const reading = await readLedger(
      await workbook([
        ['企业名称', '县区', '行业', '主要产品', '财务电话', '经度', '纬度'],
        ['示例一', '驿城', '工贸', '面粉', '13800000000', ...inYicheng],
      ]),
      context,
    );
    expect(reading.rows[0]?.extra).toEqual({ 主要产品: '面粉' });
  });

  it('groups over the headings, numbers of empty forms, county subtotals and repeated headings are no records', async () => {
    const heading: Value[] = ['序号', '企业名称', '县区', '行业', '经度', '纬度'];
    const reading = await readLedger(
      await workbook([
        ['企业基本情况表'],
        [null, '基本信息', null, null, '坐标', null],
        heading,
        [1, '示例一', '驿城区', '学校', ...inYicheng],
        ['小计', 1],
        heading,
        [2, '示例二', '驿城区', '学校', 114.03, 32.98],
        [3, null, null, null, null, null],
        ['合计：2家'],
        ['填表人：甲某', null, '审核人：乙某'],
      ]),
      context,
    );
    expect(reading.rows.map(({ row }) => row)).toEqual([4, 7]);
    expect(reading.findings).toEqual([]);
  });
});

describe('coordinates', () => {
  const note: Record<CoordinateSystemName, string> = {
    CGCS2000: '坐标系：2000国家大地坐标系',
    WGS84: '坐标系：WGS-84（手持GPS）',
    GCJ02: '坐标来源：腾讯地图',
    BD09: '坐标系：百度地图BD09',
    'EPSG:4526': '坐标系：CGCS2000高斯克吕格投影3度分带38带',
    'EPSG:4547': '坐标系：CGCS2000，中央经线114°，3度带',
  };
  const readOne = async (title: string, x: Value, y: Value, headings: [string, string] = ['经度', '纬度']) =>
    readLedger(
      await workbook([[title], ['企业名称', '县区', '行业', ...headings], ['示例一', '驿城区', '学校', x, y]]),
      context,
    );

  it.each(Object.entries(note) as [CoordinateSystemName, string][])(
    '%s is known by its note and comes back to the same place',
    async (system, title) => {
      const [x, y] = fromCgcs2000(inYicheng, system);
      const reading = await readOne(title, x, y);
      const { place } = reading.rows[0]!;
      expect(reading.coordinateSystem).toBe(system);
      expect(distanceMeters([place!.longitude, place!.latitude], inYicheng)).toBeLessThan(1);
      expect(reading.findings).toEqual([]);
    },
  );

  it('metres without a note are known by their size; a zone number left out is put back', async () => {
    const [east, north] = fromCgcs2000(inYicheng, 'EPSG:4547');
    expect((await readOne('企业台账', east, north)).coordinateSystem).toBe('EPSG:4547');
    const zoned = await readOne('坐标系：3度带第38带', east + 38_000_000, north);
    expect(zoned.coordinateSystem).toBe('EPSG:4526');
    const reading = await readOne('坐标系：3度带', east, north);
    expect(
      distanceMeters([reading.rows[0]!.place!.longitude, reading.rows[0]!.place!.latitude], inYicheng),
    ).toBeLessThan(1);
  });

  it('degrees without a note are taken as CGCS2000, and the reading says that it was assumed', async () => {
    const reading = await readOne('企业台账', ...inYicheng);
    expect([reading.coordinateSystem, reading.isCoordinateSystemAssumed]).toEqual(['CGCS2000', true]);
  });

  it('a surveyor’s X is the northing: bare X and Y are told by their values, without a warning', async () => {
    const [east, north] = fromCgcs2000(inYicheng, 'EPSG:4526');
    const reading = await readOne('坐标系：3度带第38带', north, east, ['X', 'Y']);
    expect(reading.findings).toEqual([]);
    expect(
      distanceMeters([reading.rows[0]!.place!.longitude, reading.rows[0]!.place!.latitude], inYicheng),
    ).toBeLessThan(1);
  });

  it('zero is no place, and what cannot be read is an error', async () => {
    expect(codesOf(await readOne('', 0, 0))).toEqual(['3 LOCATION_MISSING location']);
    expect(codesOf(await readOne('', '待定', '32.98'))).toEqual(['3 NUMBER_INVALID location']);
  });

  it('swapped or not, typed in any of these ways, a place in the city is read as the same place', () => {
    const sexagesimal = (degrees: number) => {
      const hundredths = Math.round(degrees * 3600 * 100);
      const [minutes, seconds] = [Math.floor(hundredths / 6000), (hundredths % 6000) / 100];
      return `${Math.floor(minutes / 60)}°${minutes % 60}′${seconds.toFixed(2)}″`;
    };
    const fullWidth = (degrees: number) =>
      degrees.toFixed(6).replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const writings = [(degrees: number) => degrees, (degrees: number) => degrees.toFixed(6), sexagesimal, fullWidth];
    fc.assert(
      fc.property(
        fc.double({ min: 113.95, max: 114.05, noNaN: true }),
        fc.double({ min: 32.95, max: 33.0, noNaN: true }),
        fc.constantFrom(...writings),
        fc.boolean(),
        (longitude, latitude, write, isSwapped) => {
          const pair = [write(longitude), write(latitude)];
          const rows: Cell[][] = [
            ['企业名称', '县区', '行业', '经度', '纬度'],
            ['示例一', '驿城区', '学校', ...(isSwapped ? pair.reverse() : pair)],
          ];
          const { rows: read, findings } = readLedgerSheets([{ name: 'Sheet1', rows }], context);
          expect(
            distanceMeters([read[0]!.place!.longitude, read[0]!.place!.latitude], [longitude, latitude]),
          ).toBeLessThan(1);
          expect(findings.filter(({ code }) => code === 'COORDINATES_SWAPPED')).toHaveLength(isSwapped ? 1 : 0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('rows', () => {
  const enterprises = (rows: Value[][]) =>
    workbook([['企业名称', '信用代码', '县区', '行业', '从业人数', '经度', '纬度'], ...rows]).then((bytes) =>
      readLedger(bytes, context),
    );

  it('the same name twice in one county needs a code to be two', async () => {
    const reading = await enterprises([
      ['示例一', null, '驿城区', '学校', 1, null, null],
      ['示 例一', null, '驿城区', '学校', 1, null, null],
      ['示例一', null, '西平县', '学校', 1, null, null],
    ]);
    expect(codesOf(reading).filter((line) => line.includes('DUPLICATE'))).toEqual(['3 DUPLICATE_NAME name']);
  });

  it('several sectors are kept, the first as the main one; one unknown among them is an error', async () => {
    const reading = await enterprises([
      ['示例一', null, '驿城区', '工贸、危化品', 1, ...inYicheng],
      ['示例二', null, '驿城区', '工贸、航天', 1, 114.03, 32.98],
    ]);
    expect(reading.rows[0]?.fields.sector).toEqual(['K16', 'K14']);
    expect(codesOf(reading)).toEqual(['3 SECTOR_UNKNOWN sector']);
  });

  it('a zone manages a place in any county without a warning', async () => {
    expect(codesOf(await enterprises([['示例一', null, '经开区', '学校', 1, ...inYicheng]]))).toEqual([]);
  });

  it('half a person and two numbers are no number of people; a lower-case code in full width is one', async () => {
    const reading = await enterprises([
      ['示例一', '９１４１１７０００００００００１９０', '驿城区', '学校', 1.5, ...inYicheng],
      ['示例二', '91411700000000027t', '驿城区', '学校', '20-30', 114.03, 32.98],
    ]);
    expect(codesOf(reading)).toEqual(['2 NUMBER_INVALID employees', '3 NUMBER_INVALID employees']);
    expect(reading.rows[1]?.fields.creditCode).toBe('91411700000000027T');
  });

  it('money in yuan is read into 万元, and a closing date before the discovery is an error', async () => {
    const row: Value[] = [
      'ZMD-20240101-0001',
      '示例一',
      '驿城区',
      '学校',
      '安全出口堵塞',
      '一般隐患',
      '自查',
      '2024年1月5日',
      '已销号',
      '2024-01-01',
      26800,
      ...inYicheng,
    ];
    const reading = await readLedger(
      await workbook([
        [
          '隐患编号',
          '单位名称',
          '县区',
          '行业',
          '隐患内容',
          '隐患级别',
          '隐患来源',
          '检查日期',
          '整改状态',
          '销号日期',
          '整改资金（元）',
          '经度',
          '纬度',
        ],
        row,
      ]),
      context,
    );
    expect(reading.rows[0]?.fields.rectificationFundWan).toBeCloseTo(2.68, 9);
    expect(codesOf(reading)).toEqual(['2 CLOSED_BEFORE_FOUND closedOn']);
  });

  it('a day that no hazard can have is an error, a deadline for ever too', async () => {
    const hazard = (number: string, found: string, due: string): Value[] => [
      ...[number, '示例一', '驿城区', '学校', '安全出口堵塞', '一般隐患', '自查', found, '整改中', due],
      ...inYicheng,
    ];
    const reading = await readLedger(
      await workbook([
        [
          ...['隐患编号', '单位名称', '县区', '行业', '隐患内容', '隐患级别', '隐患来源', '检查日期', '整改状态'],
          ...['整改期限', '经度', '纬度'],
        ],
        hazard('ZMD-20240101-0001', '1958-01-05', '2024-03-01'),
        hazard('ZMD-20240101-0002', '2024-01-05', '2099-12-31'),
      ]),
      context,
    );
    expect(codesOf(reading)).toEqual(['2 DAY_OUT_OF_RANGE foundOn', '3 DAY_OUT_OF_RANGE dueOn']);
  });
});
