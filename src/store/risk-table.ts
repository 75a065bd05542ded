import { definitionOf, HAZARD_KIND, isHazardKind, kindOfCode, UNIT_KINDS, type Kind } from '@/kinds';
import type { ColumnStore } from './column-store';
import { KindTable } from './kind-table';
import { OpenHazards } from './open-hazards';
import type { PackedRows } from './packed-rows';
import { hazardStatus } from '@/kinds/hazards/derived';
import { QuestionLens } from './question-lens';

/** How many rows a set of changes touched. */
export interface AppliedChanges {
  readonly updated: number;
  readonly appended: number;
  readonly removed: number;
}

/**
 * The rows of all kinds, and the questions that are open over them. Rows come by `load` and `apply`, and after each
 * every lens is right again. Changed in place; whoever shows something keeps a revision.
 *
 * Units carry the state of their hazards, so a changed hazard changes its unit's row too.
 */
export class RiskTable {
  kinds: Readonly<Partial<Record<Kind, KindTable>>> = {};
  /** Counts the changes of any column. */
  revision = 0;
  private readonly openHazards: Partial<Record<Kind, OpenHazards>> = {};
  private readonly lenses = new Set<QuestionLens>();
  private today: number;

  /** `today` is a day number: what is overdue depends on it. */
  constructor(today: number) {
    this.today = today;
  }

  /** Opens a question that asks for nothing in particular; whoever opens it closes it. Cost: `ARCHITECTURE.md`, "Columns once, lenses many". */
  openLens(): QuestionLens {
    const lens = new QuestionLens(this);
    lens.open();
    return lens;
  }

  /** For lenses: see `QuestionLens.open`. */
  take(lens: QuestionLens): void {
    if (this.lenses.has(lens)) return;
    this.lenses.add(lens);
    for (const table of Object.values(this.kinds)) lens.attach(table);
  }

  release(lens: QuestionLens): void {
    this.lenses.delete(lens);
  }

  /** Puts a kind's rows in place of those it had; `isWhole` is false while more are to come. Cost: some 60 ms a million rows. */
  load(store: ColumnStore, isWhole = true): void {
    this.revision += 1;
    const table = new KindTable(store, isWhole);
    this.kinds = { ...this.kinds, [store.kind]: table };
    if (isHazardKind(store.kind)) {
      this.countOpenHazards();
      table.loadAll(this.today, this.statusOf(HAZARD_KIND));
      for (const kind of UNIT_KINDS) this.kinds[kind]?.loadAll(this.today, this.statusOf(kind));
    } else {
      this.countOpenHazards(store.kind);
      table.loadAll(this.today, this.statusOf(store.kind));
    }
    for (const lens of this.lenses) lens.attach(table);
  }

  /** Takes a kind out: rows of a load that did not end are no answer to anything. */
  drop(kind: Kind): void {
    this.revision += 1;
    this.kinds = Object.fromEntries(Object.entries(this.kinds).filter(([name]) => name !== kind));
    for (const lens of this.lenses) lens.detach(kind);
    if (!isHazardKind(kind)) return;
    this.countOpenHazards();
    for (const unitKind of UNIT_KINDS) this.kinds[unitKind]?.loadAll(this.today, this.statusOf(unitKind));
  }

  /** Applies what changed since the last answer. A change for a row not held brings the row. Throws when the kind was never loaded. */
  apply(kind: Kind, changes: PackedRows): AppliedChanges {
    const table = this.kinds[kind];
    if (!table) throw new Error(`Changes of ${kind} came before its rows.`);
    this.revision += 1;
    const { store } = table;
    const plan = store.plan(changes);
    if (isHazardKind(kind)) {
      const units = new Map<Kind, Set<number>>();
      this.countToUnits(store, plan.rows, -1, units);
      this.countToUnits(store, plan.removed, -1, units);
      table.change(plan.rows, plan.removed, () => store.write(changes, plan), this.today, this.statusOf(kind));
      this.countToUnits(store, plan.rows, 1, units);
      for (const [unitKind, rows] of units) this.kinds[unitKind]!.refreshStatus([...rows], this.statusOf(unitKind));
    } else {
      const newIds = new Set<number>();
      const ids = changes.columns['id']!;
      for (let row = 0; row < changes.rowCount; row += 1) if (store.rowOf(ids[row]!) < 0) newIds.add(ids[row]!);
      const statusOf = this.statusOf(kind);
      table.change(
        plan.rows,
        plan.removed,
        () => {
          store.write(changes, plan);
          this.countOfNewUnits(store, newIds);
        },
        this.today,
        statusOf,
      );
    }
    return {
      updated: changes.rowCount - plan.appended,
      appended: plan.appended,
      removed: plan.removed.length,
    };
  }

  /** The day has changed: what is overdue is worked out anew. Does nothing on the same day. */
  setToday(today: number): void {
    if (today === this.today) return;
    this.today = today;
    this.revision += 1;
    this.countOpenHazards();
    for (const table of Object.values(this.kinds)) table.loadAll(today, this.statusOf(table.kind));
  }

  /** Shown state of a row, as its hazards or its own state give it. */
  private statusOf(kind: Kind): (row: number) => number {
    const store = this.kinds[kind]!.store;
    if (!isHazardKind(kind)) {
      const open = this.openOf(kind);
      open.reach(store.rowCount);
      return (row) => open.statusOf(row);
    }
    // Columns are looked up at each call: a store that grows replaces them.
    return (row) => hazardStatus(store.column('status')[row]!, store.column('dueOn')[row]!, this.today);
  }

  private openOf(kind: Kind): OpenHazards {
    return (this.openHazards[kind] ??= new OpenHazards());
  }

  /** Counts the hazards of every unit kind, or of one, from nothing. */
  private countOpenHazards(only?: Kind): void {
    const hazards = this.kinds[HAZARD_KIND]?.store;
    for (const kind of only ? [only] : UNIT_KINDS) {
      const units = this.kinds[kind]?.store;
      if (!units) continue;
      const open = this.openOf(kind);
      open.clear();
      open.reach(units.rowCount);
    }
    if (!hazards) return;
    for (const kind of only ? [only] : UNIT_KINDS) this.countOfUnits(hazards, kind, null);
  }

  /** A unit that came anew may have hazards already, and stands where another stood before. */
  private countOfNewUnits(units: ColumnStore, newIds: ReadonlySet<number>): void {
    if (newIds.size === 0) return;
    const open = this.openOf(units.kind);
    open.reach(units.rowCount);
    for (const id of newIds) open.clearUnit(units.rowOf(id));
    const hazards = this.kinds[HAZARD_KIND]?.store;
    if (hazards) this.countOfUnits(hazards, units.kind, newIds);
  }

  /** One pass over the hazards: counts those of a kind's units, or of some of them. */
  private countOfUnits(hazards: ColumnStore, kind: Kind, ids: ReadonlySet<number> | null): void {
    const units = this.kinds[kind]?.store;
    if (!units) return;
    const open = this.openOf(kind);
    const { code } = definitionOf(kind);
    const unitKind = hazards.column('unitKind');
    const unitId = hazards.column('unitId');
    const statusOf = this.statusOf(HAZARD_KIND);
    const hazardIds = hazards.column('id');
    for (let row = 0; row < hazards.rowCount; row += 1) {
      if (unitKind[row] !== code || hazardIds[row] === 0 || (ids && !ids.has(unitId[row]!))) continue;
      const unit = units.rowOf(unitId[row]!);
      if (unit >= 0) open.add(unit, statusOf(row), 1);
    }
  }

  /** Adds hazards to their units' counts, or takes them out, and notes the units. A hazard at a place has none; nor has one whose unit the reader may not see. */
  private countToUnits(
    hazards: ColumnStore,
    rows: ArrayLike<number>,
    step: 1 | -1,
    touched: Map<Kind, Set<number>>,
  ): void {
    const statusOf = this.statusOf(HAZARD_KIND);
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place]!;
      // A row that is yet to be written, or a hole, counts nowhere.
      if (row >= hazards.rowCount || hazards.column('id')[row] === 0) continue;
      const kind = kindOfCode(hazards.column('unitKind')[row]!);
      const units = kind && this.kinds[kind]?.store;
      const unit = units ? units.rowOf(hazards.column('unitId')[row]!) : -1;
      if (!kind || unit < 0) continue;
      this.openOf(kind).add(unit, statusOf(row), step);
      const rowsOfKind = touched.get(kind) ?? new Set();
      touched.set(kind, rowsOfKind.add(unit));
    }
  }
}
