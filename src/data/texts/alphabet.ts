import { foldUnit } from '@/lib/text/search-words';
import { initialsOf, letterBit } from './initials';

/** Code of what stands between rows (U+001E); no character has it, nor 0. */
export const ROW_END = 1;
/** Characters have codes from this one on. */
export const FIRST_CODE = 2;

/** Says in place of a code that a character is written as several. */
const several = 0xffff;

/**
 * The distinct characters of all texts, numbered as they come. A million names have a few thousand of
 * them, so that what each stands for in a comparison (its folded form, the initials of its readings)
 * is worked out once, and a text is an array of small numbers.
 */
export class Alphabet {
  /** By UTF-16 unit; 0 for those that were not seen yet. */
  private readonly codes = new Uint16Array(65_536);
  private readonly parts = new Map<number, readonly number[]>();
  /** By code: the unit itself, the unit it is compared as, and its initials. */
  private readonly units: number[] = [0, 0x1e];
  private readonly folded: number[] = [0, 0];
  private readonly initials: number[] = [0, 0];

  constructor() {
    // What else controls is no part of a name: it is read as a blank.
    const blank = this.add(0x20, 0x20);
    this.codes.fill(blank, 0, 0x21);
    this.codes[0x1e] = ROW_END;
  }

  /** Codes in use, those of the ends among them. */
  get size(): number {
    return this.units.length;
  }

  /** Codes of a text. */
  encode(text: string): Uint16Array {
    const { codes } = this;
    let length = 0;
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place);
      if (codes[unit] === 0) this.learn(unit);
      length += codes[unit] === several ? this.parts.get(unit)!.length : 1;
    }
    const encoded = new Uint16Array(length);
    let end = 0;
    for (let place = 0; place < text.length; place += 1) {
      const unit = text.charCodeAt(place);
      const code = codes[unit]!;
      if (code === several) for (const part of this.parts.get(unit)!) encoded[end++] = part;
      else encoded[end++] = code;
    }
    return encoded;
  }

  /** The text of some codes, as it was but for characters that are written as several. */
  decode(codes: Uint16Array): string {
    return String.fromCharCode(...Array.from(codes, (code) => this.units[code]!));
  }

  /** Whether a character may stand for a unit of a folded word: as itself, or by an initial of its readings. */
  admits(code: number, unit: number, letter: number): boolean {
    return this.folded[code] === unit || (this.initials[code]! & letter) !== 0;
  }

  /** Whether each of some characters may stand for its unit of a word. */
  admitsAll(codes: Uint16Array, word: string): boolean {
    return codes.every((code, place) => {
      const unit = word.charCodeAt(place);
      return this.admits(code, unit, letterBit(unit));
    });
  }

  /** The folded text of some codes. */
  foldedText(codes: Uint16Array): string {
    return String.fromCharCode(...Array.from(codes, (code) => this.folded[code]!));
  }

  private learn(unit: number): void {
    const character = String.fromCharCode(unit);
    const folded = foldUnit(character);
    if (folded.length === 1) {
      this.codes[unit] = this.add(unit, folded.charCodeAt(0));
      return;
    }
    this.codes[unit] = several;
    const parts = Array.from({ length: folded.length }, (_, place) => this.encode(folded[place]!)[0]!);
    this.parts.set(unit, parts);
  }

  private add(unit: number, folded: number): number {
    this.units.push(unit);
    this.folded.push(folded);
    this.initials.push(initialsOf(String.fromCharCode(folded)));
    return this.units.length - 1;
  }
}
