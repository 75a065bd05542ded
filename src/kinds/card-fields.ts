import type { KeyBelow, LabelledEnumeration } from '@/domain/translation-key';

/** Columns that have a label, and those that have a definition besides. */
type LabelledColumn = KeyBelow<'kinds:field'>;
type DefinedColumn = KeyBelow<'kinds:definition'>;
type Unit = KeyBelow<'kinds:unit'>;

/** How a value of a record is put into words. */
export type FieldFormat =
  | { readonly as: 'text' }
  | { readonly as: 'day' }
  | { readonly as: 'yesNo' }
  /** A number with a unit; the unit's word stands in the catalogue `kinds:unit`. */
  | { readonly as: 'number'; readonly unit?: Unit; readonly digits?: number }
  /** A value of an enumeration; labels stand in the catalogue `enums` under this name. */
  | { readonly as: 'enum'; readonly enumeration: LabelledEnumeration };

/** One line of a record's card: a column of its table, labelled by `kinds:field.<column>`. */
export interface CardField {
  readonly column: LabelledColumn;
  readonly format: FieldFormat;
  /** Has a definition under `kinds:definition.<column>`: every figure says what it means. */
  readonly isDefined?: boolean;
  /** Shown as 未知 even when empty, because "unknown" is itself a fact here. */
  readonly showsUnknown?: boolean;
}

/** Lines that belong together, headed by `kinds:section.<id>`. */
export interface CardSection {
  readonly id: KeyBelow<'kinds:section'>;
  readonly fields: readonly CardField[];
}

/** Only a column with a definition can be said to be defined. */
type FieldOptions<Column> = Pick<CardField, 'showsUnknown'> & {
  readonly isDefined?: Column extends DefinedColumn ? boolean : never;
};

export const text = <Column extends LabelledColumn>(column: Column, options?: FieldOptions<Column>): CardField => ({
  column,
  format: { as: 'text' },
  ...options,
});
export const day = <Column extends LabelledColumn>(column: Column, options?: FieldOptions<Column>): CardField => ({
  column,
  format: { as: 'day' },
  ...options,
});
export const yesNo = <Column extends LabelledColumn>(column: Column, options?: FieldOptions<Column>): CardField => ({
  column,
  format: { as: 'yesNo' },
  ...options,
});
export const number = <Column extends LabelledColumn>(
  column: Column,
  unit?: Unit,
  options?: FieldOptions<Column> & { digits?: number },
): CardField => {
  const { digits, ...rest } = options ?? {};
  return { column, format: { as: 'number', unit, digits }, ...rest };
};
export const choice = <Column extends LabelledColumn>(
  column: Column,
  enumeration: LabelledEnumeration,
  options?: FieldOptions<Column>,
): CardField => ({
  column,
  format: { as: 'enum', enumeration },
  ...options,
});

/** Where a record lies and how that is known: the last lines of every card. */
export const placeSection: CardSection = {
  id: 'place',
  fields: [
    text('address'),
    choice('location_method', 'locationMethod'),
    choice('coordinate_system_in', 'coordinateSystem'),
    number('location_accuracy_m', 'metre'),
  ],
};
