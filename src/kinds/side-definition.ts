import type { KeyBelow } from '@/domain/translation-key';
import type { ColumnOf, FieldDefinition, FieldOf, TableName } from './field-definition';

/** Rows of another table that belong to a record, and stand on its card as a table. */
export interface SideDefinition<Column extends string = string> {
  readonly table: TableName;
  /** Column that holds the record's id. */
  readonly parent: Column;
  /** Column that holds the record's kind, where the table serves several. */
  readonly kind?: Column;
  /** Column whose order the rows stand in; with the parent it tells them apart. */
  readonly order: Column;
  /** Headed by `kinds:section.<section>`, which has a definition under `kinds:definition.<section>` when `isDefined`. */
  readonly section: KeyBelow<'kinds:section'>;
  readonly isDefined?: boolean;
  readonly fields: readonly FieldDefinition[];
}

/** A side of a record, held to the columns that its table has. */
export interface SideOf<Table extends TableName> extends SideDefinition<ColumnOf<Table>> {
  readonly table: Table;
  readonly fields: readonly FieldOf<Table>[];
}
