import type { EnumerationDefinition } from '@/domain/enumeration-definitions';
import type { CardSection } from './card-section';
import { definitionOf, type Kind } from './index';
import type { FieldDefinition } from './field-definition';

/** Columns that everybody who shows one record needs, whatever its kind. */
export const COMMON_RECORD_COLUMNS = [
  'id',
  'jurisdiction_id',
  'adcode',
  'declared_county_distance_m',
  'town_code',
  'is_demonstration',
  'retired_at',
  'retired_reason',
  'updated_at',
] as const;

/** A section of a card with its fields. */
export interface FilledSection {
  readonly id: CardSection['id'];
  readonly fields: readonly FieldDefinition[];
}

/** The card of a kind, section by section. */
export function cardOf(kind: Kind): readonly FilledSection[] {
  const { card, fields } = definitionOf(kind);
  const byColumn = new Map(fields.map((field) => [field.column, field]));
  return card.map(({ id, columns }) => ({ id, fields: columns.map((column) => byColumn.get(column)!) }));
}

/** All columns that the card of a kind needs. */
export function recordColumnsOf(kind: Kind): readonly string[] {
  const { card, nameColumns, foundAt } = definitionOf(kind);
  const own = [...nameColumns, ...Object.values(foundAt ?? {}), ...card.flatMap(({ columns }) => columns)];
  return [...new Set([...COMMON_RECORD_COLUMNS, ...own])];
}

/** The closed lists that fields of a kind and of its side tables take their values from. */
export function enumerationsOf(kind: Kind): readonly EnumerationDefinition[] {
  const { fields, sides } = definitionOf(kind);
  return [...fields, ...sides.flatMap((side) => side.fields)].flatMap(({ format }) =>
    format.as === 'choice' ? [format.enumeration] : [],
  );
}
