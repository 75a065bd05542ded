import { KINDS, type Kind } from '@/domain/kinds';
import type { ColumnDefinition } from '@/store/packed-rows';
import { enterprises } from './enterprises';
import { fireKeyUnits } from './fire_key_units';
import { hazards } from './hazards';
import type { KindDefinition } from './kind-definition';
import { majorHazardSources } from './major_hazard_sources';
import { tailingsDams } from './tailings_dams';

/** Every kind on the map. A kind that `KINDS` names and this list lacks does not compile. */
export const KIND_DEFINITIONS = {
  enterprises,
  major_hazard_sources: majorHazardSources,
  tailings_dams: tailingsDams,
  fire_key_units: fireKeyUnits,
  hazards,
} as const satisfies Record<Kind, KindDefinition>;

/** The definition of a kind. */
export function definitionOf(kind: Kind): KindDefinition {
  return KIND_DEFINITIONS[kind];
}

/** Packed columns by kind, as the decoder expects them. */
export const KIND_COLUMNS = Object.fromEntries(KINDS.map((kind) => [kind, KIND_DEFINITIONS[kind].columns])) as Readonly<
  Record<Kind, readonly ColumnDefinition[]>
>;

/** Columns that make the name of a record, by kind. */
export const KIND_NAME_COLUMNS = Object.fromEntries(
  KINDS.map((kind) => [kind, KIND_DEFINITIONS[kind].nameColumns]),
) as Readonly<Record<Kind, readonly string[]>>;
