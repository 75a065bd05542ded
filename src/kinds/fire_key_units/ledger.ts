import { guaranteeTeamGaps, type GuaranteeMember, type GuaranteeTeamVersion } from '@/domain/guarantee-team';
import type { ColumnLabel, LedgerColumn, LedgerRow, LedgerRules } from '../ledger-definition';
import { crossHeadings, PHONE_PARTS } from '../shared-fields';

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
const teamColumns: LedgerColumn[] = roleHeadings.flatMap((roles, index) => {
  const member = `guaranteeTeam.${index + 1}`;
  const label: ColumnLabel = { key: 'kinds:teamMember', values: { slot: index + 1 } };
  return [
    {
      field: `${member}.name`,
      label,
      headings: [...roles, ...crossHeadings(roles, ['姓名', '名字'])],
      read: { as: 'text', maximumLength: 40 },
      isSignature: true,
      phoneField: `${member}.phone`,
    },
    {
      field: `${member}.phone`,
      label,
      headings: crossHeadings(roles, PHONE_PARTS),
      read: { as: 'phone' },
      isSignature: true,
    },
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
export const fireKeyUnitLedger = {
  titleWords: ['消防', '五包一'],
  key: { column: 'uscc', code: 'DUPLICATE_CREDIT_CODE' },
  comparesPlaces: true,
  columns: teamColumns,
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
  derive(row) {
    const team = teamOf(row).filter(({ name }) => name !== null);
    return {
      team_version: version,
      guarantee_team: team.length > 0 ? team.map(({ slot, name, phone }) => ({ slot, name, phone })) : null,
    };
  },
} as const satisfies LedgerRules;
