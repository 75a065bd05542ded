import type { Database } from '@/domain/database.types';
import type { EnumerationDefinition } from '@/domain/enumeration-definitions';
import { keyOfValue, type KeyBelow, type TranslationKey } from '@/domain/translation-key';
import type { FindingCode, Severity } from './finding';
import type { ColumnReader, FieldValue, LedgerRow } from './ledger-definition';

type Tables = Database['public']['Tables'];
export type TableName = keyof Tables & string;
/** A row of a table as the database gives it. */
export type RowOf<Table extends TableName> = Tables[Table]['Row'];
export type ColumnOf<Table extends TableName> = keyof RowOf<Table> & string;

/** Words that follow a number. */
export type Unit = KeyBelow<'kinds:unit'>;

interface TextFormat {
  readonly as: 'text';
}
interface DayFormat {
  readonly as: 'day';
}
interface YesNoFormat {
  readonly as: 'yesNo';
}
/** A number with a unit; the unit's word stands in the catalogue `kinds:unit`. */
interface NumberFormat {
  readonly as: 'number';
  readonly unit: Unit | null;
  readonly digits: number;
}
/** A value of a closed list; its labels stand in the catalogue `enums`. */
interface ChoiceFormat<Value extends string> {
  readonly as: 'choice';
  readonly enumeration: EnumerationDefinition<Value>;
}
/** The key of a row of a reference table. */
interface ReferenceFormat {
  readonly as: 'reference';
  readonly to: 'jurisdictions' | 'areas';
}
/** Where it lies. */
interface PlaceFormat {
  readonly as: 'place';
}

/** How a value of a record is put into words. */
export type FieldFormat =
  TextFormat | DayFormat | YesNoFormat | NumberFormat | ChoiceFormat<string> | ReferenceFormat | PlaceFormat;

/** Formats that fit the type of a column. */
type FormatOf<Value> = unknown extends Value
  ? PlaceFormat
  : NonNullable<Value> extends boolean
    ? YesNoFormat
    : NonNullable<Value> extends number
      ? NumberFormat | ReferenceFormat
      : NonNullable<Value> extends string
        ? string extends NonNullable<Value>
          ? TextFormat | DayFormat | ReferenceFormat | ChoiceFormat<string>
          : ChoiceFormat<NonNullable<Value>>
        : never;

/** Bounds of what may stand in a field: the reader of ledgers and the editor keep them. */
export interface FieldLimits {
  /** Characters of a text. */
  readonly shortest?: number;
  readonly longest?: number;
  /** A number is one of 0, 1, 2 …; and not 0. */
  readonly isInteger?: boolean;
  readonly isPositive?: boolean;
}

/** What must hold of a value for itself. An error keeps a row out of the books, a warning does not. */
export interface FieldCheck {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly holds: (value: string) => boolean;
}

/** The telephone of the person in a field: it becomes a contact (联系人) of the record, and no column of it. */
export interface FieldPhone {
  readonly field: string;
  readonly role: string;
  readonly headings: readonly string[];
}

/** How a field stands in a ledger. Headings are compared by meaning: width, blanks, quotes and bracketed units do not matter. */
export interface FieldLedger {
  /** Its name in the report of an import. */
  readonly field: string;
  readonly headings: readonly string[];
  /** How its cells are read, where its format does not say it. */
  readonly read?: ColumnReader;
  /** Blank cells are an error. */
  readonly isRequired?: boolean;
  /** Only this kind of ledger has such a column: it weighs more when the kind is recognised. */
  readonly isSignature?: boolean;
  readonly phone?: FieldPhone;
  /** Columns that a value fills, where they are not just the field's own. */
  readonly toColumns?: (value: FieldValue, row: LedgerRow) => Readonly<Record<string, unknown>>;
}

/** One field of a record: everything that anybody needs to know to show, read, check or edit it. */
export interface FieldDefinition<Column extends string = string, Format extends FieldFormat = FieldFormat> {
  readonly column: Column;
  readonly format: Format;
  /** Its label is `kinds:field.<label>`; without one, the column's name stands for it. */
  readonly label?: KeyBelow<'kinds:field'>;
  /** Has a definition under `kinds:definition.<label>`: every figure says what it means. */
  readonly isDefined?: boolean;
  /** Shown as 未知 even when empty, because "unknown" is itself a fact here. */
  readonly showsUnknown?: boolean;
  /** Among the texts of `private.text_columns`. */
  readonly isSearched?: boolean;
  readonly limits?: FieldLimits;
  readonly checks?: readonly FieldCheck[];
  readonly ledger?: FieldLedger;
  /** Where the format does not say it: a text of several lines; a value that nobody types. */
  readonly editor?: 'longText' | 'none';
}

/** A field of a table: a column that it has, in a format that fits what stands there. */
export type FieldOf<Table extends TableName> = {
  [Column in ColumnOf<Table>]: FieldDefinition<Column, FormatOf<RowOf<Table>[Column]>>;
}[ColumnOf<Table>];

/** Columns of a list of fields. */
export type ColumnsIn<Fields extends readonly FieldDefinition[]> = Fields[number]['column'];

/** The key of a field's name in the catalogues. */
export function fieldLabel({ column, label }: FieldDefinition): TranslationKey {
  return keyOfValue('kinds:field', label ?? column);
}

/** The key of what a field means in the catalogues; null when it has no definition. */
export function fieldMeaning({ column, label, isDefined }: FieldDefinition): TranslationKey | null {
  return isDefined ? keyOfValue('kinds:definition', label ?? column) : null;
}

type FieldRest = Omit<FieldDefinition, 'column' | 'format'>;

export function text<const Column extends string>(
  column: Column,
  rest: FieldRest = {},
): FieldDefinition<Column, TextFormat> {
  return { column, format: { as: 'text' }, ...rest };
}

export function day<const Column extends string>(
  column: Column,
  rest: FieldRest = {},
): FieldDefinition<Column, DayFormat> {
  return { column, format: { as: 'day' }, ...rest };
}

export function yesNo<const Column extends string>(
  column: Column,
  rest: FieldRest = {},
): FieldDefinition<Column, YesNoFormat> {
  return { column, format: { as: 'yesNo' }, ...rest };
}

/** A number; `unit` is its word in the catalogue `kinds:unit`, `digits` how many follow the point. */
export function number<const Column extends string>(
  column: Column,
  { unit = null, digits = 0, ...rest }: FieldRest & { unit?: Unit | null; digits?: number } = {},
): FieldDefinition<Column, NumberFormat> {
  return { column, format: { as: 'number', unit, digits }, ...rest };
}

export function choice<const Column extends string, Value extends string>(
  column: Column,
  enumeration: EnumerationDefinition<Value>,
  rest: FieldRest = {},
): FieldDefinition<Column, ChoiceFormat<Value>> {
  return { column, format: { as: 'choice', enumeration }, ...rest };
}

export function reference<const Column extends string>(
  column: Column,
  to: ReferenceFormat['to'],
  rest: FieldRest = {},
): FieldDefinition<Column, ReferenceFormat> {
  return { column, format: { as: 'reference', to }, ...rest };
}
