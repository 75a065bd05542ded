import { enterprises } from './enterprises';
import { fireKeyUnits } from './fire_key_units';
import { hazards } from './hazards';
import type { KindDefinition } from './kind-definition';
import { ledgerOf } from './ledger';
import type { LedgerDefinition } from './ledger-definition';
import { majorHazardSources } from './major_hazard_sources';
import { COMMON_COLUMNS, type ColumnDefinition } from './packed-columns';
import { tailingsDams } from './tailings_dams';

/**
 * Every kind on the map, and the only list of them. The order is the drawing order (later kinds lie on top) and
 * the order of every list; hazards come last.
 */
const definitions = [
  enterprises,
  majorHazardSources,
  tailingsDams,
  fireKeyUnits,
  hazards,
] as const satisfies readonly KindDefinition[];

export type Kind = (typeof definitions)[number]['name'];

/** Marks that the kinds declare. */
export type KindFlag = (typeof definitions)[number]['flags'][number]['name'];

/** Names of the kinds, which are those of their tables. */
export const KINDS = definitions.map(({ name }) => name) as readonly Kind[] as readonly [Kind, ...Kind[]];

const byName = new Map<string, KindDefinition>(definitions.map((definition) => [definition.name, definition]));

/** The definition of a kind. */
export function definitionOf(kind: Kind): KindDefinition {
  return byName.get(kind)!;
}

/** The kinds that a hazard (隐患) can be found at; a hazard itself is found *at* something. */
export const UNIT_KINDS: readonly Kind[] = KINDS.filter((kind) => !isHazardKind(kind));

/** The kind that is found, ordered, rectified and closed. */
export const HAZARD_KIND = hazards.name;

/** Whether records of a kind are hazards, with a life of their own. */
export function isHazardKind(kind: Kind): boolean {
  return definitionOf(kind).role === 'hazard';
}

/** The kind of a code in the hazards' columns; undefined for 0, a hazard at a place that is no unit. */
export function kindOfCode(code: number): Kind | undefined {
  return KINDS.find((kind) => definitionOf(kind).code === code);
}

/** True when the text names a kind. */
export function isKind(text: string): text is Kind {
  return byName.has(text);
}

/** Something for every kind. */
export function byKind<Value>(make: (kind: Kind) => Value): Readonly<Record<Kind, Value>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, Value>;
}

/** Packed columns by kind, the common ones first, as the decoder expects them. */
export const KIND_COLUMNS: Readonly<Record<Kind, readonly ColumnDefinition[]>> = byKind((kind) => [
  ...COMMON_COLUMNS,
  ...definitionOf(kind).columns,
]);

/** What the importer knows about the ledgers of a kind. */
export interface KindLedger extends LedgerDefinition {
  readonly kind: Kind;
}
export const LEDGERS: readonly KindLedger[] = KINDS.map((kind) => ({ kind, ...ledgerOf(definitionOf(kind)) }));

/** Columns that make the name of a record, by kind. */
export const KIND_NAME_COLUMNS: Readonly<Record<Kind, readonly string[]>> = byKind(
  (kind) => definitionOf(kind).nameColumns,
);
