import type { SourceGrade } from './enumerations';
import { LISTED_CHEMICALS, type ListedChemical } from './gb18218-table';

const byCas = new Map<string, ListedChemical[]>();
for (const chemical of LISTED_CHEMICALS) {
  for (const cas of chemical.cas) byCas.set(cas, [...(byCas.get(cas) ?? []), chemical]);
}

/** Entries of GB 18218-2018 table 1 under a CAS number: none when it is not listed, several when content decides. */
export function chemicalsByCas(cas: string): readonly ListedChemical[] {
  return byCas.get(cas) ?? [];
}

/** Least people within 500 m of the plant boundary for each α, from GB 18218-2018 table 5. */
export const EXPOSURE_FACTORS = [
  { leastPeople: 100, alpha: 2 },
  { leastPeople: 50, alpha: 1.5 },
  { leastPeople: 30, alpha: 1.2 },
  { leastPeople: 1, alpha: 1 },
  { leastPeople: 0, alpha: 0.5 },
] as const;

/** α by the people within 500 m. Unknown people give an unknown factor: taking them for zero would halve R. */
export function exposureFactor(people: number | null): number | null {
  if (people === null || people < 0) return null;
  return EXPOSURE_FACTORS.find(({ leastPeople }) => people >= leastPeople)?.alpha ?? null;
}

/** Least R of each grade; what lies below the last is GRADE_4. */
export const GRADE_LIMITS = [
  { grade: 'GRADE_1', least: 100 },
  { grade: 'GRADE_2', least: 50 },
  { grade: 'GRADE_3', least: 10 },
] as const satisfies readonly { grade: SourceGrade; least: number }[];

/** A chemical as a unit holds it: q is the design maximum, not what happens to be in stock. */
export interface HeldChemical {
  readonly designMaximumTonnes: number;
  readonly criticalTonnes: number;
  readonly beta: number;
}

export interface SourceAssessment {
  /** S = Σ q/Q */
  readonly s: number;
  /** α of table 5; null when the people are unknown */
  readonly alpha: number | null;
  /** R = α · Σ β·q/Q; null when α is */
  readonly r: number | null;
  /** Null below the critical quantity, and when R is unknown. */
  readonly grade: SourceGrade | null;
  /** Why there is no grade. */
  readonly reason: 'BELOW_CRITICAL_QUANTITY' | 'POPULATION_UNKNOWN' | null;
}

// Sums of binary fractions miss round limits by some 1e-15; the standard compares decimal numbers.
const round = (value: number) => Math.round(value * 1e9) / 1e9;

/** Grade by S and R alone. Twin of `public.source_grade_of` in SQL. */
export function gradeOf(s: number, r: number | null): SourceGrade | null {
  if (r === null || s < 1) return null;
  return GRADE_LIMITS.find(({ least }) => r >= least)?.grade ?? 'GRADE_4';
}

/** Assesses one unit by GB 18218-2018: S, α, R and the grade, or the reason why there is none. */
export function assessSource(chemicals: readonly HeldChemical[], people: number | null): SourceAssessment {
  const ratio = (chemical: HeldChemical) => chemical.designMaximumTonnes / chemical.criticalTonnes;
  const s = round(chemicals.reduce((sum, chemical) => sum + ratio(chemical), 0));
  const weighted = chemicals.reduce((sum, chemical) => sum + chemical.beta * ratio(chemical), 0);
  const alpha = exposureFactor(people);
  const r = alpha === null ? null : round(alpha * weighted);
  const grade = gradeOf(s, r);
  const reason = grade !== null ? null : s < 1 ? 'BELOW_CRITICAL_QUANTITY' : 'POPULATION_UNKNOWN';
  return { s, alpha, r, grade, reason };
}
