import { contact, crossHeadings, CREDIT_CODE_HEADINGS, PHONE_PARTS, SHARED_COLUMNS } from '../ledger-columns';
import type { LedgerColumn, LedgerDefinition, LedgerRow } from '../ledger-definition';
import { FIRE_CATEGORY_LABELS, FIRE_UNIT_LEVEL_LABELS, RISK_LEVEL_LABELS } from '@/domain/enumeration-labels';
import { guaranteeTeamGaps, type GuaranteeMember, type GuaranteeTeamVersion } from '@/domain/guarantee-team';

/** The role set that ledgers of the plan's time are kept by; slots count from 1 in this order. */
const version: GuaranteeTeamVersion = '2024-SEED';
const roleHeadings: readonly (readonly string[])[] = [
  ['行业监管部门干部', '行业部门干部', '行业主管部门干部', '监管部门干部', '行业监管干部', '行业监管部门责任人'],
  ['乡镇（街道）干部', '乡镇干部', '街道干部', '乡镇、街道干部', '乡镇街道责任人'],
  [
    '社区（村）工作人员',
    '村（社区）工作人员',
    '社区工作人员',
    '村工作人员',
    '社区（村）干部',
    '村（社区）干部',
    '社区网格员',
  ],
  [
    '消防人员（或派出所人员）',
    '消防人员或派出所人员',
    '消防（派出所）人员',
    '消防人员/派出所人员',
    '消防人员',
    '派出所人员',
    '派出所民警',
    '消防救援人员',
  ],
  ['专业人员', '专业技术人员', '技术人员', '消防专业人员', '消防技术人员'],
];
const responsible = ['消防安全责任人', '消防责任人'];
const manager = ['消防安全管理人', '消防管理人'];

const teamColumns: LedgerColumn[] = roleHeadings.flatMap((roles, index) => {
  const member = `guaranteeTeam.${index + 1}`;
  return [
    {
      field: `${member}.name`,
      headings: [...roles, ...crossHeadings(roles, ['姓名', '名字'])],
      read: { as: 'text', maximumLength: 40 },
      isSignature: true,
      phoneField: `${member}.phone`,
    },
    { field: `${member}.phone`, headings: crossHeadings(roles, PHONE_PARTS), read: { as: 'phone' }, isSignature: true },
  ] satisfies LedgerColumn[];
});

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

function teamOf({ fields }: LedgerRow): GuaranteeMember[] {
  return roleHeadings.map((_, index) => ({
    slot: index + 1,
    name: textOrNull(fields[`guaranteeTeam.${index + 1}.name`]),
    phone: textOrNull(fields[`guaranteeTeam.${index + 1}.phone`]),
  }));
}

/** 消防安全重点单位“五包一”台账. */
export const fireKeyUnitLedger: LedgerDefinition = {
  titleWords: ['消防', '五包一'],
  columns: [
    {
      field: 'name',
      headings: [
        '单位名称',
        '重点单位名称',
        '消防安全重点单位名称',
        '消防安全重点单位',
        '名称',
        '场所名称',
        '企业名称',
      ],
      read: { as: 'text', minimumLength: 2, maximumLength: 120 },
      isRequired: true,
    },
    { field: 'creditCode', headings: CREDIT_CODE_HEADINGS, read: { as: 'creditCode' } },
    ...SHARED_COLUMNS,
    {
      field: 'category',
      headings: ['类别', '单位类别', '单位类型', '重点单位类别', '场所类型', '单位性质', '重点单位类型'],
      read: { as: 'enumeration', labels: FIRE_CATEGORY_LABELS },
      isRequired: true,
    },
    {
      field: 'level',
      headings: ['级别', '单位级别', '重点单位级别', '消防安全级别'],
      read: { as: 'enumeration', labels: FIRE_UNIT_LEVEL_LABELS },
    },
    {
      field: 'floorAreaSquareMeters',
      headings: ['建筑面积（㎡）', '建筑面积', '面积', '总建筑面积', '建筑总面积', '营业面积'],
      read: { as: 'number' },
      isSignature: true,
    },
    {
      field: 'heightMeters',
      headings: ['建筑高度', '高度', '建筑高度（m）'],
      read: { as: 'number' },
      isSignature: true,
    },
    {
      field: 'storeys',
      headings: ['层数', '建筑层数', '楼层数', '地上层数'],
      read: { as: 'number', isInteger: true, isPositive: true },
      isSignature: true,
    },
    { field: 'capacity', headings: ['容纳人数', '最大容纳人数', '额定人数'], read: { as: 'number', isInteger: true } },
    {
      field: 'riskLevel',
      headings: ['风险等级', '风险级别', '火灾风险等级'],
      read: { as: 'enumeration', labels: RISK_LEVEL_LABELS },
    },
    { field: 'sector', headings: ['行业领域', '所属行业', '行业'], read: { as: 'sector' } },
    {
      field: 'fireResponsible',
      headings: [...responsible, ...crossHeadings(responsible, ['姓名'])],
      read: { as: 'text' },
      isSignature: true,
      phoneField: 'fireResponsiblePhone',
    },
    {
      field: 'fireResponsiblePhone',
      headings: crossHeadings(responsible, PHONE_PARTS),
      read: { as: 'phone' },
      isSignature: true,
    },
    {
      field: 'fireManager',
      headings: [...manager, ...crossHeadings(manager, ['姓名'])],
      read: { as: 'text' },
      isSignature: true,
      phoneField: 'fireManagerPhone',
    },
    {
      field: 'fireManagerPhone',
      headings: crossHeadings(manager, PHONE_PARTS),
      read: { as: 'phone' },
      isSignature: true,
    },
    {
      field: 'hasControlRoom',
      headings: ['消防控制室', '是否有消防控制室', '消控室'],
      read: { as: 'yesNo' },
      isSignature: true,
    },
    {
      field: 'onlineMonitored',
      headings: ['联网监测', '是否联网监测', '消防远程监控', '在线监测'],
      read: { as: 'yesNo' },
    },
    { field: 'enteredOn', headings: ['列入日期', '确定日期', '列管日期', '认定日期'], read: { as: 'date' } },
    ...teamColumns,
  ],
  key: { field: 'creditCode', code: 'DUPLICATE_CREDIT_CODE' },
  comparesPlaces: true,
  check(row, report) {
    // A list without the five roles is a list of units, not one of gaps.
    if (!Object.keys(row.fields).some((field) => field.startsWith('guaranteeTeam.'))) return;
    for (const { slot, reason } of guaranteeTeamGaps(version, teamOf(row))) {
      if (reason === 'GUARANTEE_EXPIRED') continue;
      report('warning', reason, `guaranteeTeam.${slot}`, {
        slot,
        value: textOrNull(row.fields[`guaranteeTeam.${slot}.phone`]) ?? '',
      });
    }
  },
  toRecord(row) {
    const { fields } = row;
    const team = teamOf(row).filter(({ name }) => name !== null);
    return {
      name: fields.name,
      uscc: fields.creditCode,
      category: fields.category,
      level: fields.level,
      sector_code: Array.isArray(fields.sector) ? (fields.sector as string[])[0] : null,
      floor_area_m2: fields.floorAreaSquareMeters,
      height_m: fields.heightMeters,
      storeys: fields.storeys,
      capacity: fields.capacity,
      risk_level: fields.riskLevel,
      fire_safety_responsible: fields.fireResponsible,
      fire_safety_manager: fields.fireManager,
      has_control_room: fields.hasControlRoom,
      online_monitored: fields.onlineMonitored,
      entered_on: fields.enteredOn,
      team_version: version,
      guarantee_team: team.length > 0 ? team.map(({ slot, name, phone }) => ({ slot, name, phone })) : null,
      contacts: [
        ...contact('FIRE_RESPONSIBLE', row, 'fireResponsible', 'fireResponsiblePhone'),
        ...contact('FIRE_MANAGER', row, 'fireManager', 'fireManagerPhone'),
      ],
    };
  },
};
