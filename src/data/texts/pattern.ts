import { FIRST_CODE, type Alphabet } from './alphabet';
import { letterBit } from './initials';

/** Units that fit the bits of one state. */
const bitsOfState = 31;

/** A word to look for, made for the characters of an alphabet. */
export interface Pattern {
  /** By code: which of the first 31 units of the word the character may stand for, a bit each. */
  readonly table: Int32Array;
  /** Bit of the last of those units. */
  readonly final: number;
  /** The units that follow them. */
  readonly rest: string;
}

/**
 * A word made for the characters that occur (1, by code); null when for one of its first units none does.
 * Cost: the size of the alphabet times the length of the word, some 0.1 ms.
 */
export function patternOf(word: string, alphabet: Alphabet, occurring: Uint8Array): Pattern | null {
  const length = Math.min(word.length, bitsOfState);
  const table = new Int32Array(alphabet.size);
  for (let place = 0; place < length; place += 1) {
    const unit = word.charCodeAt(place);
    const letter = letterBit(unit);
    let isPossible = false;
    for (let code = FIRST_CODE; code < table.length; code += 1) {
      if (occurring[code] === 0 || !alphabet.admits(code, unit, letter)) continue;
      table[code]! |= 1 << place;
      isPossible = true;
    }
    if (!isPossible) return null;
  }
  return { table, final: 1 << (length - 1), rest: word.slice(length) };
}
