/** How many records of each kind a demonstration of a given size has, and which of them belong together. */
import type { Prefecture } from './prefecture';

/** Kinds that have demonstration data; a further one has none until somebody invents some. */
export type SeededKind = 'enterprises' | 'major_hazard_sources' | 'tailings_dams' | 'fire_key_units' | 'hazards';

export type Plan = {
  counts: Readonly<Record<SeededKind, number>>;
  /** Enterprises 0 … below this own the major hazard sources. */
  chemicalFirms: number;
  /** The enterprises after those own the tailings dams. */
  miningFirms: number;
  /** The enterprises after those are fire key units too, one each. */
  fireFirms: number;
};

/** Everything a record is made from, beside its own number. */
export type SeedContext = {
  prefecture: Prefecture;
  plan: Plan;
  /** The day that counts as today: no record looks beyond it. */
  today: string;
  /** Key of record 0 of each kind. */
  firstIds: Readonly<Record<SeededKind, number>>;
  /** Numbers of the supervision groups in the table. */
  groups: ReadonlySet<number>;
  /** Lead department of each sector, as the table has it. */
  leadDepartments: ReadonlyMap<string, { id: number; name: string }>;
};

const TAILINGS_DAMS = 18;

/**
 * Splits a number of features: 35 % enterprises, 8 % fire key units, 1.5 % major hazard sources, eighteen
 * tailings dams whatever the size (fewer in a very small demonstration), hazards the rest.
 */
export function planOf(features: number): Plan {
  const tailings = Math.min(TAILINGS_DAMS, Math.floor(features / 20));
  const sources = Math.round(features * 0.015);
  const fireUnits = Math.round(features * 0.08);
  const enterprises = Math.round(features * 0.35);
  const chemicalFirms = Math.min(Math.ceil(sources / 2), enterprises);
  const miningFirms = Math.min(Math.ceil(tailings * 0.7), enterprises - chemicalFirms);
  return {
    counts: {
      enterprises,
      major_hazard_sources: sources,
      tailings_dams: tailings,
      fire_key_units: fireUnits,
      hazards: Math.max(0, features - enterprises - fireUnits - sources - tailings),
    },
    chemicalFirms,
    miningFirms,
    fireFirms: Math.min(Math.round(fireUnits * 0.45), enterprises - chemicalFirms - miningFirms),
  };
}
