import { ROW_END, type Alphabet } from './alphabet';
import { patternOf } from './pattern';

/**
 * One field of many records, by slot, as codes one behind the other: two octets a character and eight a
 * record, without a single string. A text that changes is written anew at the end; the room of old ones
 * is taken back when they are half of all.
 */
export class FieldTexts {
  private readonly alphabet: Alphabet;
  private codes = new Uint16Array(1024);
  private length = 0;
  private dead = 0;
  private starts = new Uint32Array(64);
  private ends = new Uint32Array(64);
  /** By code: 1 = the character has occurred in this field. */
  private readonly occurring = new Uint8Array(65_536);

  constructor(alphabet: Alphabet) {
    this.alphabet = alphabet;
  }

  /** Writes the values of slots, separated by U+001E. */
  put(slots: Uint32Array, values: string): void {
    const encoded = this.alphabet.encode(values.normalize('NFC'));
    this.reserve(
      encoded.length,
      slots.reduce((most, slot) => Math.max(most, slot + 1), 0),
    );
    this.codes.set(encoded, this.length);
    for (let place = 0; place < encoded.length; place += 1) this.occurring[encoded[place]!] = 1;
    let start = this.length;
    const end = start + encoded.length;
    for (const slot of slots) {
      let place = start;
      while (place < end && this.codes[place] !== ROW_END) place += 1;
      this.dead += this.ends[slot]! - this.starts[slot]!;
      this.starts[slot] = start;
      this.ends[slot] = place;
      start = place + 1;
    }
    this.length = end;
    if (this.dead > this.length / 2) this.compact();
  }

  clear(slot: number): void {
    this.dead += this.ends[slot]! - this.starts[slot]!;
    this.ends[slot] = this.starts[slot]!;
  }

  /**
   * Finds the open slots (`states`) that have a word, and calls back with each, where its first occurrence
   * begins and whether it ends with the text. Nothing is looked at when a character of the word stands
   * nowhere in this field. Bit-parallel (Shift-And, Baeza-Yates and Gonnet 1992): a state holds for every
   * beginning of the word whether it ends here, so that one look at each character serves characters
   * that stand for several letters. About 1.3 ms a million characters.
   */
  find(
    word: string,
    states: Uint8Array,
    open: number,
    visit: (slot: number, from: number, isToEnd: boolean) => void,
  ): void {
    const pattern = patternOf(word, this.alphabet, this.occurring);
    if (!pattern) return;
    // The loop is written out and works on locals: calls within it would triple its time.
    const { codes, starts, ends } = this;
    const { table, final, rest } = pattern;
    for (let slot = 0; slot < states.length; slot += 1) {
      if (states[slot] !== open) continue;
      const end = ends[slot]!;
      let state = 0;
      for (let place = starts[slot]!; place < end; place += 1) {
        state = ((state << 1) | 1) & table[codes[place]!]!;
        if ((state & final) === 0) continue;
        const to = place + 1 + rest.length;
        if (to > end || (rest !== '' && !this.alphabet.admitsAll(codes.subarray(place + 1, to), rest))) continue;
        visit(slot, to - word.length - starts[slot]!, to === end);
        break;
      }
    }
  }

  /** The text as it is written, and as it is compared. */
  textOf(slot: number): string {
    return this.alphabet.decode(this.codes.subarray(this.starts[slot]!, this.ends[slot]!));
  }

  foldedTextOf(slot: number): string {
    return this.alphabet.foldedText(this.codes.subarray(this.starts[slot]!, this.ends[slot]!));
  }

  private reserve(length: number, slots: number): void {
    const needed = this.length + length;
    if (needed > this.codes.length) this.codes = grown(this.codes, Math.max(needed, Math.ceil(this.length * 1.5)));
    if (slots <= this.starts.length) return;
    const room = Math.max(slots, Math.ceil(this.starts.length * 1.5));
    this.starts = grown(this.starts, room);
    this.ends = grown(this.ends, room);
  }

  private compact(): void {
    const codes = new Uint16Array(this.length - this.dead);
    let length = 0;
    for (let slot = 0; slot < this.starts.length; slot += 1) {
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

/** A copy with more room. */
export function grown<Values extends Uint16Array | Int32Array | Uint32Array>(values: Values, capacity: number): Values {
  const wider = new (values.constructor as new (length: number) => Values)(capacity);
  wider.set(values);
  return wider;
}
