import { isTelephone } from './phone';

/**
 * Role sets of 五包一 by version, as in the table `guarantee_team_roles`. The rule changed after the plan
 * (豫政办〔2024〕58号), so a unit carries the version it is held to.
 */
export const GUARANTEE_ROLE_SETS = {
  '2024-SEED': ['行业监管部门干部', '乡镇（街道）干部', '社区（村）工作人员', '消防人员或派出所人员', '专业人员'],
  '2024-58-L12': ['行业部门干部', '乡镇（街道）干部', '消防干部', '技术人员'],
  '2024-58-L3': ['行业部门干部', '乡镇（街道）干部', '派出所民警', '消防文员', '技术人员'],
} as const satisfies Record<string, readonly string[]>;
export type GuaranteeTeamVersion = keyof typeof GUARANTEE_ROLE_SETS;

/** One person of a team. `slot` counts the roles of its version from 1; `validUntil` is an ISO day. */
export interface GuaranteeMember {
  readonly slot: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly validUntil?: string | null;
}

export type GuaranteeGapReason = 'GUARANTEE_ROLE_EMPTY' | 'PHONE_INVALID' | 'GUARANTEE_EXPIRED';
export interface GuaranteeGap {
  readonly slot: number;
  readonly reason: GuaranteeGapReason;
}

/**
 * What a team lacks by its version, in the order of the roles; empty when it is complete. A role needs a
 * name, a number that can be a telephone, and a day that has not passed (none given = no limit).
 */
export function guaranteeTeamGaps(
  version: GuaranteeTeamVersion,
  members: readonly GuaranteeMember[],
  today?: string,
): GuaranteeGap[] {
  const gaps: GuaranteeGap[] = [];
  GUARANTEE_ROLE_SETS[version].forEach((_, index) => {
    const slot = index + 1;
    const member = members.find((candidate) => candidate.slot === slot);
    if (!member?.name?.trim()) gaps.push({ slot, reason: 'GUARANTEE_ROLE_EMPTY' });
    else if (!member.phone || !isTelephone(member.phone)) gaps.push({ slot, reason: 'PHONE_INVALID' });
    else if (today !== undefined && member.validUntil && member.validUntil < today)
      gaps.push({ slot, reason: 'GUARANTEE_EXPIRED' });
  });
  return gaps;
}
