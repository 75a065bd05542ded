import { FIRST_CODE, type Alphabet } from './alphabet';
import { letterBit } from './initials';

/** Units that fit the bits of one state. */
const bitsOfState = 31;

/** A word to look for, made for the characters of an alphabet. */
export interface Pattern {
  /** Folded UTF-16 units. */
  readonly word: string;
  /** By code: which of the first 31 units of the word the character may stand for, a bit each. */
  readonly table: Int32Array;
  /** Bit of the last of those units. */
  readonly final: number;
  /** How many units follow them. */
  readonly rest: number;
}

/** Cost: the size of the alphabet times the length of the word, some 0.1 ms. */
export function patternOf(word: string, alphabet: Alphabet): Pattern {
  const length = Math.min(word.length, bitsOfState);
  const table = new Int32Array(alphabet.size);
  for (let place = 0; place < length; place += 1) {
    const unit = word.charCodeAt(place);
    const letter = letterBit(unit);
    for (let code = FIRST_CODE; code < table.length; code += 1)
      if (alphabet.admits(code, unit, letter)) table[code]! |= 1 << place;
  }
  return { word, table, final: 1 << (length - 1), rest: word.length - length };
}

/**
 * Place behind the first occurrence of a word in codes [from, to), −1 when there is none. Bit-parallel
 * (Shift-And, Baeza-Yates and Gonnet 1992): a state holds for every beginning of the word whether it
 * ends here, so that one look at each character serves characters that stand for several letters.
 */
export function findEnd(
  codes: Uint16Array,
  from: number,
  to: number,
  { table, final, rest, word }: Pattern,
  alphabet: Alphabet,
): number {
  let state = 0;
  for (let place = from; place < to; place += 1) {
    state = ((state << 1) | 1) & table[codes[place]!]!;
    if ((state & final) === 0) continue;
    if (rest === 0) return place + 1;
    if (place + rest < to && followsAt(codes, place + 1, word.slice(bitsOfState), alphabet)) return place + 1 + rest;
  }
  return -1;
}

function followsAt(codes: Uint16Array, from: number, rest: string, alphabet: Alphabet): boolean {
  for (let place = 0; place < rest.length; place += 1) {
    const code = codes[from + place]!;
    const unit = rest.charCodeAt(place);
    if (code < FIRST_CODE || !alphabet.admits(code, unit, letterBit(unit))) return false;
  }
  return true;
}
