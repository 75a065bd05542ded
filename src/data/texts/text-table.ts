import { IdIndex } from '@/store/id-index';
import { FIELD_END, ROW_END, type Alphabet } from './alphabet';
import { findEnd, patternOf, type Pattern } from './pattern';

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

/**
 * The texts of one kind's records, by id, as codes of an alphabet one behind the other: two octets a
 * character and twelve a record, without a single string. A text that changes is written anew at the
 * end; the room of old ones is taken back when they are half of all.
 */
export class TextTable {
  private readonly alphabet: Alphabet;
  private codes = new Uint16Array(1024);
  private length = 0;
  private dead = 0;
  private ids = new Int32Array(64);
  private starts = new Uint32Array(64);
  private ends = new Uint32Array(64);
  private slots = 0;
  private index = new IdIndex(64);
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
    const encoded = fields.map((values) => this.alphabet.encode(values.normalize('NFC')));
    this.reserve(
      encoded.reduce((sum, { length }) => sum + length + 1, 0),
      ids.length,
    );
    const { codes } = this;
    const places = encoded.map(() => 0);
    let end = this.length;
    for (const id of ids) {
      const start = end;
      for (let field = 0; field < encoded.length; field += 1) {
        const values = encoded[field]!;
        let place = places[field]!;
        if (field > 0) codes[end++] = FIELD_END;
        while (place < values.length && values[place] !== ROW_END) codes[end++] = values[place++]!;
        places[field] = place + 1;
      }
      this.putSlot(id, start, end);
    }
    this.length = end;
    if (this.dead > this.length / 2) this.compact();
  }

  /** Takes a record's text out: it left, or is not for this reader any more. */
  forget(id: number): void {
    const slot = this.index.get(id);
    if (slot < 0) return;
    this.dead += this.ends[slot]! - this.starts[slot]!;
    this.ends[slot] = this.starts[slot]!;
    this.ids[slot] = 0;
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
   * Rows in which every word is found. Words are folded. Goes through the texts in the order in which
   * they lie, whatever the order of the rows: about 50 ms a million names and codes for the first word,
   * the others look only where it was found.
   */
  search(words: readonly string[]): TextMatches {
    const patterns = words.map((word) => patternOf(word, this.alphabet));
    const marks = new Uint8Array(this.rowCount);
    const [first, ...others] = patterns;
    if (!first) return { marks, found: 0, best: [] };
    const { codes, starts, ends, rows, alphabet } = this;
    const ranked: number[][] = Object.values(RANKS).map(() => []);
    let found = 0;
    for (let slot = 0; slot < rows.length; slot += 1) {
      const row = rows[slot]!;
      if (row < 0) continue;
      const start = starts[slot]!;
      const end = ends[slot]!;
      const hitEnd = findEnd(codes, start, end, first, alphabet);
      if (hitEnd < 0 || !others.every((pattern) => findEnd(codes, start, end, pattern, alphabet) >= 0)) continue;
      marks[row] = 1;
      found += 1;
      const candidates = ranked[this.rankOf(slot, hitEnd - first.word.length, hitEnd)]!;
      if (candidates.length < shortList) candidates.push(slot);
    }
    return { marks, found, best: ranked.flatMap((slots, rank) => this.hitsOf(slots, rank, first)) };
  }

  private rankOf(slot: number, from: number, to: number): number {
    const start = this.starts[slot]!;
    if (from > start) {
      if (this.codes[from - 1] === FIELD_END) return RANKS.fieldBegins;
      return this.codes.subarray(start, from).includes(FIELD_END) ? RANKS.elsewhere : RANKS.inName;
    }
    const isWhole = to === this.ends[slot]! || this.codes[to] === FIELD_END;
    return isWhole ? RANKS.wholeName : RANKS.nameBegins;
  }

  private hitsOf(slots: readonly number[], rank: number, { word }: Pattern): TextHit[] {
    return slots.map((slot) => {
      const text = this.codes.subarray(this.starts[slot]!, this.ends[slot]!);
      return {
        id: this.ids[slot]!,
        rank,
        isLiteral: this.alphabet.foldedText(text).includes(word),
        fields: this.alphabet.decode(text).split('\u001d'),
      };
    });
  }

  private putSlot(id: number, start: number, end: number): void {
    let slot = this.index.get(id);
    if (slot < 0) {
      slot = this.slots++;
      this.index.set(id, slot);
    } else this.dead += this.ends[slot]! - this.starts[slot]!;
    this.ids[slot] = id;
    this.starts[slot] = start;
    this.ends[slot] = end;
  }

  private reserve(length: number, slots: number): void {
    const needed = this.length + length;
    if (needed > this.codes.length) this.codes = grown(this.codes, Math.max(needed, Math.ceil(this.length * 1.5)));
    if (this.slots + slots <= this.ids.length) return;
    const room = Math.max(this.slots + slots, Math.ceil(this.slots * 1.5));
    this.ids = grown(this.ids, room);
    this.starts = grown(this.starts, room);
    this.ends = grown(this.ends, room);
  }

  /** Closes up what is in use. Slots stay as they are. */
  private compact(): void {
    let length = 0;
    const codes = new Uint16Array(this.length - this.dead);
    for (let slot = 0; slot < this.slots; slot += 1) {
      const text = this.codes.subarray(this.starts[slot]!, this.ends[slot]!);
      codes.set(text, length);
      this.starts[slot] = length;
      length += text.length;
      this.ends[slot] = length;
    }
    this.codes = codes;
    this.length = length;
    this.dead = 0;
  }
}

function grown<Values extends Uint16Array | Int32Array | Uint32Array>(values: Values, capacity: number): Values {
  const wider = new (values.constructor as new (length: number) => Values)(capacity);
  wider.set(values);
  return wider;
}
