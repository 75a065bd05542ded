import type { KeyBelow, LabelledEnumeration } from '@/domain/translation-key';
import type { CardSection } from './card-section';
import type { ColourVariable, ShownValue } from './colour-variables';
import type { ColumnOf, FieldDefinition, FieldOf, TableName } from './field-definition';
import type { LedgerRules } from './ledger-definition';
import type { ColumnDefinition, RowColumns } from './packed-columns';
import type { SideDefinition } from './side-definition';
import type { Ground, SymbolFacts, SymbolPart } from './symbol';
import type { ScaleColour } from '@/ui/tokens';

/** A unit is what a hazard is found at; a hazard (隐患) is found, and closed. */
export type KindRole = 'unit' | 'hazard';

/** Shapes that a kind's records can have where they are drawn as points: the shader cuts them out of a square. */
export const POINT_SHAPES = ['circle', 'diamond', 'trapezoid', 'shield', 'triangle', 'square'] as const;
export type PointShape = (typeof POINT_SHAPES)[number];

/** A kind's own scale, gravest or largest first; the packed code of a value is its place in it from one, 0 = not known. */
export interface GradeScale<Column extends string = string> {
  /** Name of its labels in the catalogue `enums`. */
  readonly enumeration: LabelledEnumeration;
  readonly values: readonly string[];
  /** Packed column that holds the code, and the table's column that holds the value. */
  readonly column: string;
  readonly tableColumn: Column;
}

/** A mark that a record has or has not. */
export interface FlagDefinition {
  /** In capitals, one name over all kinds; its label stands under `analysis:flag`. */
  readonly name: KeyBelow<'analysis:flag'>;
  /** Whether a row of the kind's table `r` has it, in SQL. */
  readonly sql: string;
  /** Whether a row has it: made once for the columns, asked for every row. */
  readonly reader: (columns: RowColumns) => (row: number) => boolean;
}

/** How a kind's records look. */
export interface SymbolDefinition {
  /** Drawn as a point: its shape, and its width in CSS pixels: a shape can just be told, and little is painted twice. */
  readonly point: { readonly shape: PointShape; readonly size: number };
  /** What stands for the kind itself, without a value of its own. */
  readonly face: SymbolFacts;
  /** What the symbol of a row says. `today` is a day number. */
  factsOf(columns: RowColumns, row: number, value: ShownValue, variable: ColourVariable, today: number): SymbolFacts;
  /** Every combination `factsOf` can give under a variable: what the sprite must hold. */
  variants(variable: ColourVariable): readonly SymbolFacts[];
  /** Its strokes in the colours of its value. */
  parts(facts: SymbolFacts, colour: ScaleColour, ground: Ground): readonly SymbolPart[];
  /** Marks that the legend explains: labels under `analysis:marks`. */
  readonly marks: readonly { readonly name: KeyBelow<'analysis:marks'>; readonly facts: SymbolFacts }[];
}

/** All that the product knows about a kind. A further kind is one folder that exports one of these, and a line in `index.ts`. */
export interface KindDefinition<Column extends string = string> {
  /** Named as its table is. */
  readonly name: TableName;
  /** Its number in the columns of the hazards found at it; the same as in `private.kinds`, and never another. */
  readonly code: number;
  readonly role: KindRole;
  /** Its own columns of `map_snapshot`, behind the common ones, in the order of its migration. A unit packs `risk`. */
  readonly columns: readonly ColumnDefinition[];
  /** Null for a kind without a scale of its own. */
  readonly grade: GradeScale<Column> | null;
  readonly flags: readonly FlagDefinition[];
  readonly symbol: SymbolDefinition;
  /** Columns that make the name of a record, first the one shown. */
  readonly nameColumns: readonly Column[];
  /** The columns that name the unit a hazard was found at; null for a unit. */
  readonly foundAt: { readonly kind: Column; readonly id: Column } | null;
  readonly fields: readonly FieldDefinition[];
  /** Which fields its card shows, and under which headings. */
  readonly card: readonly CardSection<Column>[];
  /** Tables beside its own, in the order of the card. */
  readonly sides: readonly SideDefinition[];
  readonly ledger: LedgerRules<Column>;
}

/** A definition held to the columns that its table has: what `npm run types` read from the migrations. */
export interface KindOf<Table extends TableName> extends KindDefinition<ColumnOf<Table>> {
  readonly name: Table;
  readonly fields: readonly FieldOf<Table>[];
}
