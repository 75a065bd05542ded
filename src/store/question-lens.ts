import { KINDS, type Kind } from '@/kinds';
import { makeRingTest } from '@/lib/geography/ring';
import type { RowRange } from './block-bounds';
import type { ColumnStore } from './column-store';
import { DAY_FACETS, FACETS, facetOf, type DayFacet, type Facet } from './dimensions';
import { NO_PLACES, type Places } from './dimension';
import { setBit } from './engine/bits';
import type { DayBins, DayHistogram, FilterLens } from './engine/filter-columns';
import type { KindTable, MarkDimension } from './kind-table';
import type { KindLens, Lens } from './lens';
import { EVERYTHING, type Question } from './question';
import { planOf, type KindPlan, type RowTest } from './question-plan';

/**
 * Rows that whoever looked (a text search) found, by the store whose rows they are: 1 = found. Rows that
 * came since, and those of a store that was not looked at, are not found until somebody looks again.
 */
export type FoundRows = ReadonlyMap<ColumnStore, Uint8Array>;

/** One kind under a question: brings an engine's lens to what a plan says, part by part. */
class PlannedKind implements KindLens {
  readonly table: KindTable;
  private readonly lens: FilterLens;
  private plan: KindPlan | null = null;
  private found: Uint8Array | null = null;

  constructor(table: KindTable) {
    this.table = table;
    this.lens = table.openLens();
  }

  get kind(): Kind {
    return this.table.kind;
  }

  get store(): ColumnStore {
    return this.table.store;
  }

  get isWhole(): boolean {
    return this.table.isWhole;
  }

  get passing(): number {
    return this.lens.passing;
  }

  get unlocatedPassing(): number {
    const counts = this.lens.counts('flag');
    const allowed = this.plan?.codes.flag.allowed;
    // The panel ignores the clauses on flags: those are made good here.
    return facetOf('flag')
      .codesOf('UNLOCATED', this.kind, NO_PLACES)
      .reduce((sum, code) => sum + (!allowed || allowed[code] ? counts[code]! : 0), 0);
  }

  codes(facet: Facet): Uint8Array {
    return this.lens.codes(facet);
  }

  counts(facet: Facet): Uint32Array {
    return this.lens.counts(facet);
  }

  crossTable(first: Facet, second: Facet): Uint32Array {
    return this.lens.crossTable(first, second);
  }

  dayHistogram(facet: DayFacet, bins: DayBins): DayHistogram {
    return this.lens.dayHistogram(facet, bins);
  }

  passes(row: number): boolean {
    return this.lens.passes(row);
  }

  passingRows(from: number, to: number): Uint32Array {
    return this.lens.passingRows(from, to);
  }

  tallies(facet: Facet, from: number, to: number): Uint8Array {
    return this.lens.tallies(facet, from, to);
  }

  close(): void {
    this.lens.close();
  }

  /** Sets what is new in a plan; what stayed costs nothing. */
  ask(next: KindPlan, found: FoundRows | null): void {
    const { plan: before, lens } = this;
    this.plan = next;
    for (const facet of FACETS)
      if ((before?.codes[facet].key ?? '[]') !== next.codes[facet].key) lens.allow(facet, next.codes[facet].allowed);
    for (const facet of DAY_FACETS)
      if ((before?.days[facet].key ?? '[]') !== next.days[facet].key) lens.between(facet, next.days[facet].range);
    if ((before?.shape.key ?? 'null') !== next.shape.key) this.markShape(next);
    if ((before?.rest.key ?? '[]') !== next.rest.key)
      this.mark('rest', next.rest.test && (() => next.rest.test!(this.judged)), [{ from: 0, to: this.store.rowCount }]);
    const marks = found?.get(this.store) ?? null;
    if (before?.text !== next.text || (next.text && marks !== this.found)) this.markText(next.text, marks);
  }

  private get judged() {
    const { table } = this;
    return {
      store: table.store,
      codes: (facet: Facet) => table.codes(facet),
      values: (facet: DayFacet) => table.values(facet),
    };
  }

  /** Looks which rows lie within the ring. Cost: some 15 ms for a million of them in its box. */
  private markShape({ shape }: KindPlan): void {
    const { store } = this;
    const ring = shape.ring && makeRingTest(shape.ring);
    const makeTest = (): RowTest => {
      const [lon, lat] = [store.column('lon'), store.column('lat')];
      // The sentinel of a record without a place lies outside any ring.
      return (row) => ring!.holds(lon[row]! / 1e6, lat[row]! / 1e6);
    };
    this.mark('shape', ring && makeTest, ring ? store.rangesWithin(ring.bounds) : []);
  }

  /** Takes over what a search found, or the rest. Who comes later was not looked at, and passes neither way. */
  private markText(text: KindPlan['text'], found: Uint8Array | null): void {
    this.found = text ? found : null;
    if (!text) {
      this.lens.mark('text', null);
      return;
    }
    const marks = new Uint32Array(Math.ceil((found?.length ?? 0) / 32));
    const wanted = text === 'found' ? 1 : 0;
    for (let row = 0; row < (found?.length ?? 0); row += 1) if (found![row] === wanted) setBit(marks, row, true);
    this.lens.mark('text', marks);
  }

  /** Marks the rows that pass a test, which only those of some ranges can; null takes the marks away. */
  private mark(
    dimension: MarkDimension,
    makeTest: (() => RowTest) | null,
    ranges: readonly Pick<RowRange, 'from' | 'to'>[],
  ): void {
    if (!makeTest) {
      this.lens.mark(dimension, null);
      return;
    }
    const marks = new Uint32Array(Math.ceil(this.store.rowCount / 32));
    const test = makeTest();
    for (const { from, to } of ranges) for (let row = from; row < to; row += 1) if (test(row)) setBit(marks, row, true);
    this.lens.mark(dimension, marks, this.lasting(makeTest));
  }

  /** A test for rows to come: made anew when the columns that it reads have moved. */
  private lasting(makeTest: () => RowTest): RowTest {
    let [codes, lon] = [this.table.codes('risk'), this.store.column('lon')];
    let test = makeTest();
    return (row) => {
      if (codes !== this.table.codes('risk') || lon !== this.store.column('lon')) {
        [codes, lon] = [this.table.codes('risk'), this.store.column('lon')];
        test = makeTest();
      }
      return test(row);
    };
  }
}

/** Whose rows a lens is over. */
interface LensOwner {
  readonly revision: number;
  /** Shows a lens every kind from now on. */
  take(lens: QuestionLens): void;
  release(lens: QuestionLens): void;
}

/** A question over all kinds, kept right while rows come and go. Opened by `RiskTable.openLens`; whoever opens it closes it. */
export class QuestionLens implements Lens {
  kinds: Readonly<Partial<Record<Kind, PlannedKind>>> = {};
  private readonly owner: LensOwner;
  private question: Question = EVERYTHING;
  private places: Places = NO_PLACES;
  private found: FoundRows | null = null;
  private visible: ReadonlySet<Kind> = new Set(KINDS);

  constructor(owner: LensOwner) {
    this.owner = owner;
  }

  get revision(): number {
    return this.owner.revision;
  }

  /** Asks a question. Only what is new in it costs something: a millisecond or two a million rows for each part. `found` is what a search for its text gave. */
  ask(question: Question, places: Places, found: FoundRows | null = null): this {
    [this.question, this.places, this.found] = [question, places, found];
    const plans = KINDS.map((kind) => [kind, planOf(question, kind, places)] as const);
    this.visible = new Set(plans.flatMap(([kind, { isVisible }]) => (isVisible ? [kind] : [])));
    for (const [kind, plan] of plans) this.kinds[kind]?.ask(plan, found);
    return this;
  }

  isVisible(kind: Kind): boolean {
    return this.visible.has(kind);
  }

  passes(kind: Kind, row: number): boolean {
    return this.isVisible(kind) && this.kinds[kind]?.passes(row) === true;
  }

  /** Takes its room in the memory of every kind, and asks what it asked; does nothing where it has it. */
  open(): void {
    this.owner.take(this);
  }

  /** Gives its room back. It answers nothing until it is opened again. */
  close(): void {
    this.owner.release(this);
    for (const kindLens of Object.values(this.kinds)) kindLens.close();
    this.kinds = {};
  }

  /** A kind's rows are there, or are others; for the table. */
  attach(table: KindTable): void {
    this.kinds[table.kind]?.close();
    const kindLens = new PlannedKind(table);
    kindLens.ask(planOf(this.question, table.kind, this.places), this.found);
    this.kinds = { ...this.kinds, [table.kind]: kindLens };
  }

  /** A kind's rows are gone; for the table. */
  detach(kind: Kind): void {
    this.kinds[kind]?.close();
    this.kinds = Object.fromEntries(Object.entries(this.kinds).filter(([name]) => name !== kind));
  }
}
