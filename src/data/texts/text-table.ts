import { IdIndex } from '@/store/id-index';
import type { Alphabet } from './alphabet';
import { FieldTexts, grown } from './field-texts';

/** How well a row fits a search; smaller is better. */
export const RANKS = { wholeName: 0, nameBegins: 1, fieldBegins: 2, inName: 3, elsewhere: 4 } as const;

/** A row among the best of a search. */
export interface TextHit {
  readonly id: number;
  readonly rank: number;
  /** False when the first word was found only by initials. */
  readonly isLiteral: boolean;
  /** The row's fields as they are written: the name first. */
  readonly fields: readonly string[];
}

export interface TextMatches {
  /** By row: 1 = found. */
  readonly marks: Uint8Array;
  readonly found: number;
  /** The best, by rank; within a rank those that come first. */
  readonly best: readonly TextHit[];
}

/** Rows of one rank that are looked at more closely. */
const shortList = 100;

/** State of a slot during a search: out, to be looked at for this word, found for it. */
const out = 0;
const open = 1;
const hit = 2;

/** The texts of one kind's records by id, a column for each field. */
export class TextTable {
  private readonly alphabet: Alphabet;
  private fields: readonly FieldTexts[] = [];
  private ids = new Int32Array(64);
  private slots = 0;
  private readonly index = new IdIndex(64);
  /** By slot; −1 for a text that belongs to no row held. */
  private rows = new Int32Array(0);
  private rowCount = 0;

  constructor(alphabet: Alphabet) {
    this.alphabet = alphabet;
  }

  /** Records that have a text. */
  get size(): number {
    return this.index.size;
  }

  has(id: number): boolean {
    return this.index.get(id) >= 0;
  }

  /** Takes over the texts of records: of each field the values of all, separated by U+001E, as many as ids. */
  put(ids: Int32Array, fields: readonly string[]): void {
    if (this.fields.length === 0) this.fields = fields.map(() => new FieldTexts(this.alphabet));
    if (fields.length !== this.fields.length)
      throw new RangeError(`${fields.length} fields came where there are ${this.fields.length}.`);
    const slots = new Uint32Array(ids.length);
    for (let place = 0; place < ids.length; place += 1) slots[place] = this.slotFor(ids[place]!);
    for (const [place, values] of fields.entries()) this.fields[place]!.put(slots, values);
  }

  /** Takes a record's text out: it left, or is not for this reader any more. */
  forget(id: number): void {
    const slot = this.index.get(id);
    if (slot < 0) return;
    for (const field of this.fields) field.clear(slot);
    this.index.delete(id);
  }

  /** Says in which row each record stands: id by row, 0 for none. About 30 ms a million rows. */
  standIn(idOfRow: Int32Array): void {
    this.rows = new Int32Array(this.slots).fill(-1);
    this.rowCount = idOfRow.length;
    for (let row = 0; row < idOfRow.length; row += 1) {
      const slot = idOfRow[row] === 0 ? -1 : this.index.get(idOfRow[row]!);
      if (slot >= 0) this.rows[slot] = row;
    }
  }

  /**
   * Rows in which every word is found, in whatever fields. Words are folded. Goes through the texts in the
   * order in which they lie, whatever the order of the rows, and past fields in which a character of the
   * word never occurs; the words after the first look only where those before were found.
   */
  search(words: readonly string[]): TextMatches {
    const { rows, ids } = this;
    const marks = new Uint8Array(this.rowCount);
    if (words.length === 0) return { marks, found: 0, best: [] };
    const states = new Uint8Array(rows.length);
    for (let slot = 0; slot < rows.length; slot += 1) states[slot] = rows[slot]! < 0 ? out : open;
    const ranks = new Uint8Array(rows.length);
    for (const [place, word] of words.entries()) this.look(word, states, place === 0 ? ranks : null);
    const ranked: number[][] = Object.values(RANKS).map(() => []);
    let found = 0;
    for (let slot = 0; slot < rows.length; slot += 1) {
      if (states[slot] === out) continue;
      marks[rows[slot]!] = 1;
      found += 1;
      const candidates = ranked[ranks[slot]!]!;
      if (candidates.length < shortList) candidates.push(slot);
    }
    const best = ranked.flatMap((slots, rank) =>
      slots.map((slot) => ({
        id: ids[slot]!,
        rank,
        isLiteral: this.fields.some((field) => field.foldedTextOf(slot).includes(words[0]!)),
        fields: this.fields.map((field) => field.textOf(slot)),
      })),
    );
    return { marks, found, best };
  }

  /** Leaves only the open slots that have a word, and notes how well. */
  private look(word: string, states: Uint8Array, ranks: Uint8Array | null): void {
    for (const [place, field] of this.fields.entries())
      field.find(word, states, open, (slot, from, isToEnd) => {
        states[slot] = hit;
        if (ranks) ranks[slot] = rankOf(place === 0, from, isToEnd);
      });
    for (let slot = 0; slot < states.length; slot += 1) states[slot] = states[slot] === hit ? open : out;
  }

  private slotFor(id: number): number {
    const held = this.index.get(id);
    if (held >= 0) return held;
    const slot = this.slots++;
    if (slot >= this.ids.length) this.ids = grown(this.ids, Math.ceil(this.ids.length * 1.5));
    this.ids[slot] = id;
    this.index.set(id, slot);
    return slot;
  }
}

function rankOf(isName: boolean, from: number, isToEnd: boolean): number {
  if (!isName) return from === 0 ? RANKS.fieldBegins : RANKS.elsewhere;
  if (from > 0) return RANKS.inName;
  return isToEnd ? RANKS.wholeName : RANKS.nameBegins;
}
