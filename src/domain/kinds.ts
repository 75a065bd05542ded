/**
 * The five kinds of objects on the map, named as their tables are.
 * The order is the drawing order (later kinds lie on top) and the order of every list.
 */
export const KINDS = ['enterprises', 'major_hazard_sources', 'tailings_dams', 'fire_key_units', 'hazards'] as const;

export type Kind = (typeof KINDS)[number];

/** The four kinds a hazard (隐患) can be found at; a hazard itself is found *at* something. */
export const UNIT_KINDS = KINDS.filter((kind) => kind !== 'hazards');

/** True when the text names a kind. */
export function isKind(text: string): text is Kind {
  return (KINDS as readonly string[]).includes(text);
}
