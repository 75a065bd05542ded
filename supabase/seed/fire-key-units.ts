/** 示例 fire key units with their guarantee teams (五包一): most complete, some with a named gap. */
import { GUARANTEE_ROLE_SETS, type GuaranteeTeamVersion } from '@/domain/guarantee-team';
import type { FireCategory, FireUnitLevel, Sector } from '@/domain/enumerations';

import { addDays } from './days';
import { enterpriseUnit } from './enterprises';
import { placeRecord } from './placement';
import type { SeedContext } from './plan';
import { Random } from './random';
import { assessedRisk, placeColumns, type Unit } from './units';
import { brand, person, phone, shortTown } from './words';

/** Units that are no enterprise: category, sector, what they are called, how often. */
const INSTITUTIONS = [
  {
    category: 'F02',
    sector: 'K01',
    subtype: '寄宿制学校',
    names: ['第一初级中学', '高级中学', '实验小学', '中心幼儿园'],
    weight: 26,
  },
  {
    category: 'F02',
    sector: 'K12',
    subtype: '医院',
    names: ['人民医院', '中医院', '妇幼保健院', '中心卫生院'],
    weight: 16,
  },
  { category: 'F02', sector: 'K03', subtype: '养老院', names: ['敬老院', '社会福利中心', '颐养院'], weight: 12 },
  { category: 'F03', sector: 'K06', subtype: '国家机关', names: ['政务服务中心', '行政办公楼'], weight: 10 },
  { category: 'F04', sector: 'X04', subtype: '通信枢纽', names: ['通信枢纽楼', '融媒体中心'], weight: 4 },
  { category: 'F05', sector: 'K08', subtype: '客运车站', names: ['汽车客运站', '公交枢纽站'], weight: 6 },
  { category: 'F06', sector: 'K11', subtype: '图书馆、文保单位', names: ['图书馆', '博物馆', '文庙文保所'], weight: 7 },
  { category: 'F07', sector: 'X04', subtype: '变电站', names: ['220千伏变电站', '110千伏变电站'], weight: 7 },
  { category: 'F10', sector: 'X99', subtype: '科研单位', names: ['农业科学研究所'], weight: 2 },
  {
    category: 'F11',
    sector: 'K06',
    subtype: '高层公共建筑',
    names: ['国际大厦', '商务中心', '人防地下商场'],
    weight: 10,
  },
] as const satisfies readonly {
  category: FireCategory;
  sector: Sector;
  subtype: string;
  names: readonly string[];
  weight: number;
}[];

const CATEGORY_OF_SECTOR: Partial<Record<Sector, { category: FireCategory; subtype: string }>> = {
  K01: { category: 'F02', subtype: '幼儿园、学校' },
  K03: { category: 'F02', subtype: '养老院' },
  K06: { category: 'F11', subtype: '高层公共建筑' },
  K09: { category: 'F08', subtype: '加油加气站' },
  K10: { category: 'F01', subtype: '商场市场' },
  K11: { category: 'F01', subtype: '公共娱乐场所' },
  K12: { category: 'F02', subtype: '医院' },
  K14: { category: 'F08', subtype: '易燃易爆生产储存' },
  K16: { category: 'F09', subtype: '劳动密集型企业' },
  X09: { category: 'F01', subtype: '宾馆' },
  X10: { category: 'F01', subtype: '商场市场' },
  X11: { category: 'F11', subtype: '仓库堆场' },
};

type FireFacts = Unit & {
  enterprise: ReturnType<typeof enterpriseUnit> | null;
  category: FireCategory;
  subtype: string;
  random: Random;
};

function fireFacts(context: SeedContext, index: number): FireFacts {
  const random = new Random('fire key unit', index);
  const { plan, firstIds, prefecture } = context;
  const id = firstIds.fire_key_units + index;
  if (index < plan.fireFirms) {
    const enterprise = enterpriseUnit(context, plan.chemicalFirms + plan.miningFirms + index);
    const listing = CATEGORY_OF_SECTOR[enterprise.sector] ?? { category: 'F11' as const, subtype: '其他' };
    return {
      kind: 'fire_key_units',
      id,
      name: enterprise.name,
      sector: enterprise.sector,
      placement: enterprise.placement,
      enterprise,
      ...listing,
      random,
    };
  }
  let rest = random.next() * INSTITUTIONS.reduce((sum, { weight }) => sum + weight, 0);
  const institution = INSTITUTIONS.find(({ weight }) => (rest -= weight) < 0) ?? INSTITUTIONS[0];
  const placement = placeRecord(prefecture, random);
  const name = `示例${shortTown(placement.town.name)}${brand(random)}${random.pick(institution.names)}`;
  return {
    kind: 'fire_key_units',
    id,
    name,
    sector: institution.sector,
    placement,
    enterprise: null,
    category: institution.category,
    subtype: institution.subtype,
    random,
  };
}

/** The unit as hazards refer to it. */
export function fireUnit(context: SeedContext, index: number): Unit {
  const { kind, id, name, sector, placement } = fireFacts(context, index);
  return { kind, id, name, sector, placement };
}

/** One fire key unit with its team and telephone numbers, as table rows. */
export function fireUnitRows(context: SeedContext, index: number) {
  const { id, name, sector, placement, enterprise, category, subtype, random } = fireFacts(context, index);
  const { today } = context;
  const level = random.weighted<FireUnitLevel>({ LEVEL_1: 8, LEVEL_2: 30, LEVEL_3: 62 });
  const version: GuaranteeTeamVersion = random.chance(0.8)
    ? '2024-SEED'
    : level === 'LEVEL_3'
      ? '2024-58-L3'
      : '2024-58-L12';
  const team = teamRows(context, id, placement.town.name, version, random);
  const storeys = random.integer(1, category === 'F11' ? 26 : 7);
  const responsible = person(random);
  const manager = person(random);
  const contact = {
    kind: 'fire_key_units',
    record_id: id,
    jurisdiction_id: placement.jurisdictionId,
    sector_code: sector,
    town_code: placement.town.code,
  };
  return {
    unit: {
      id,
      name,
      uscc: enterprise?.uscc ?? null,
      enterprise_id: enterprise?.id ?? null,
      sector_code: sector,
      category,
      subtype,
      level,
      ...assessedRisk(random, category === 'F08', today),
      floor_area_m2: random.integer(4, 260) * 100,
      height_m: Math.round(storeys * 36) / 10,
      storeys,
      capacity: random.chance(0.8) ? random.integer(3, 120) * 10 : null,
      fire_safety_responsible: responsible,
      fire_safety_manager: manager,
      has_control_room: random.chance(0.7),
      online_monitored: random.chance(0.86),
      entered_on: addDays(today, -random.integer(100, 2600)),
      team_version: version,
      team_filled: team.length,
      ...placeColumns(context, placement, random),
    },
    team,
    contacts: [
      { ...contact, role: 'FIRE_RESPONSIBLE', name: responsible, phone: phone(random) },
      { ...contact, role: 'FIRE_MANAGER', name: manager, phone: phone(random) },
    ],
  };
}

/** Of a hundred teams about eighty-two are complete; the others lack a person, a number, or have lapsed. */
function teamRows(
  context: SeedContext,
  unitId: number,
  townName: string,
  version: GuaranteeTeamVersion,
  random: Random,
) {
  const roles = GUARANTEE_ROLE_SETS[version];
  const gap = random.chance(0.82) ? null : random.integer(1, roles.length);
  const gapIs = random.weighted({ EMPTY: 60, NO_PHONE: 20, LAPSED: 20 });
  return roles.flatMap((role, position) => {
    const slot = position + 1;
    const name = person(random);
    const number = phone(random);
    if (slot === gap && gapIs === 'EMPTY') return [];
    const organisation = role.includes('乡镇')
      ? `${townName}（演示）`
      : role.includes('社区')
        ? '示例社区居委会'
        : role.includes('消防')
          ? '示例消防救援大队'
          : role.includes('派出所')
            ? '示例派出所'
            : role.includes('专业') || role.includes('技术')
              ? '示例消防技术服务机构'
              : '示例行业主管部门';
    return [
      {
        unit_id: unitId,
        slot,
        name,
        organisation,
        phone: slot === gap && gapIs === 'NO_PHONE' ? null : number,
        valid_until: addDays(
          context.today,
          slot === gap && gapIs === 'LAPSED' ? -random.integer(3, 90) : random.integer(60, 700),
        ),
      },
    ];
  });
}
