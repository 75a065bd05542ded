import { describe, expect, it } from 'vitest';
import { LedgerError } from '@/data/import/ledger-error';
import { readLedger } from '@/data/import/read-ledger';
import { WORKBOOK_LIMITS } from '@/data/import/workbook-guard';
import { context } from './reading-context';
import { toArrayBuffer, workbook, workbookParts, xmlRow, zip } from './workbooks';

const headings = ['企业名称', '所属县区', '行业领域', '从业人数', '经度', '纬度'];

async function refusal(bytes: ArrayBuffer): Promise<string> {
  try {
    await readLedger(bytes, context);
  } catch (error) {
    if (error instanceof LedgerError) return error.code;
    throw error;
  }
  return 'READ';
}

describe('a file that is no ledger is refused by name', () => {
  const megabyte = 1024 ** 2;
  it.each<[string, () => ArrayBuffer | Promise<ArrayBuffer>, string]>([
    ['nothing at all', () => new ArrayBuffer(0), 'NOT_A_WORKBOOK'],
    ['a text file', () => toArrayBuffer(Buffer.from('企业名称,所属县区\n示例,驿城区\n'.repeat(40))), 'NOT_A_WORKBOOK'],
    [
      'an old .xls',
      () => toArrayBuffer(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])),
      'NOT_A_WORKBOOK',
    ],
    ['a zip of something else', () => zip({ 'readme.txt': 'nothing here' }), 'NOT_A_WORKBOOK'],
    ['a workbook cut off in the middle', async () => (await workbook([headings])).slice(0, 900), 'NOT_A_WORKBOOK'],
    [
      'a sheet that is no XML',
      () => zip({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': 'not xml' }),
      'NOT_A_WORKBOOK',
    ],
    ['an empty sheet', () => zip(workbookParts('')), 'NO_KNOWN_HEADINGS'],
    [
      'headings of another trade',
      () =>
        workbook([
          ['品名', '单价', '数量', '金额'],
          ['示例', 1, 2, 3],
        ]),
      'NO_KNOWN_HEADINGS',
    ],
    ['headings without a record', () => workbook([headings]), 'NO_DATA_ROWS'],
    [
      'a form filled in with its numbers only',
      () => workbook([['序号', ...headings], [1], [2], ['合计', 2]]),
      'NO_DATA_ROWS',
    ],
    ['a file above the limit', () => new ArrayBuffer(WORKBOOK_LIMITS.fileBytes + 1), 'WORKBOOK_TOO_LARGE'],
    [
      'a directory that promises too much',
      () => zip(workbookParts(''), WORKBOOK_LIMITS.unpackedBytes + 1),
      'WORKBOOK_TOO_LARGE',
    ],
    [
      'a bomb that lies about its size',
      () =>
        zip(
          {
            ...workbookParts(''),
            'xl/worksheets/sheet1.xml': Buffer.alloc(WORKBOOK_LIMITS.unpackedBytes + megabyte, 32),
          },
          100,
        ),
      'WORKBOOK_TOO_LARGE',
    ],
    [
      'a cell below the last row that is read',
      () => zip(workbookParts(xmlRow(1, headings) + xmlRow(WORKBOOK_LIMITS.rows + 1, ['示例']))),
      'TOO_MANY_ROWS',
    ],
    ['a row number that no sheet has', () => zip(workbookParts('<row r="999999999999"></row>')), 'NOT_A_WORKBOOK'],
    [
      'two cells that span a billion',
      () =>
        zip(workbookParts(`<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>${xmlRow(190000, ['x'])}`)),
      'WORKBOOK_TOO_LARGE',
    ],
    [
      'a coordinate system that needs local parameters',
      () => workbook([['坐标系：1980西安坐标系'], headings, ['示例一', '驿城区', '学校', 3, 114.02, 32.98]]),
      'COORDINATE_SYSTEM_UNSUPPORTED',
    ],
  ])('%s', async (_, make, code) => {
    expect(await refusal(await make())).toBe(code);
  });
});

describe('cells that are no plain values', () => {
  const row = (cells: string[]) => zip(workbookParts(xmlRow(1, headings) + xmlRow(2, cells)));
  const place = ['<c><v>114.0215</v></c>', '<c><v>32.9803</v></c>'];

  it('a formula shows its last result', async () => {
    const { rows, findings } = await readLedger(
      row(['示例一', '驿城区', '学校', '<c><f>40+2</f><v>42</v></c>', ...place]),
      context,
    );
    expect(rows[0]?.fields.employees).toBe(42);
    expect(findings).toEqual([]);
  });

  it('a cell in error and a formula without a result are blank', async () => {
    const { rows, findings } = await readLedger(
      row(['示例一', '驿城区', '学校', '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c><f>A1</f></c>', '']),
      context,
    );
    expect(rows[0]?.fields.employees).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(['LOCATION_MISSING']);
  });

  it('markup in a text stays text', async () => {
    const { rows } = await readLedger(
      row(['&lt;img src=x onerror=alert(1)&gt;', '驿城区', '学校', '', ...place]),
      context,
    );
    expect(rows[0]?.fields.name).toBe('<img src=x onerror=alert(1)>');
  });

  it('styled empty rows down to the end of the sheet do no harm', async () => {
    const empty = '<row r="1048576"><c r="A1048576" s="0"/></row>';
    const bytes = zip(
      workbookParts(xmlRow(1, headings) + xmlRow(2, ['示例一', '驿城区', '学校', '', ...place]) + empty),
    );
    expect((await readLedger(bytes, context)).rows).toHaveLength(1);
  });
});
