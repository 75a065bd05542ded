import type { RiskLevel } from './enumerations';

/** Least danger score D of each level in the LEC method; what lies below the last is LOW. */
export const LEC_LIMITS = [
  { level: 'MAJOR', least: 320 },
  { level: 'CONSIDERABLE', least: 160 },
  { level: 'GENERAL', least: 70 },
] as const satisfies readonly { level: RiskLevel; least: number }[];

/**
 * Risk level by the LEC method: D = likelihood · exposure · consequence. A help for the person who assesses;
 * the map never sets an enterprise's legal risk level by itself.
 */
export function lecRisk(
  likelihood: number,
  exposure: number,
  consequence: number,
): { score: number; level: RiskLevel } {
  const score = likelihood * exposure * consequence;
  return { score, level: LEC_LIMITS.find(({ least }) => score >= least)?.level ?? 'LOW' };
}
