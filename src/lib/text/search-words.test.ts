import { describe, expect, it } from 'vitest';
import { cleanSearch, LONGEST_SEARCH, searchWords } from './search-words';

describe('what a person typed as a search', () => {
  it('loses what nobody sees, and keeps the blank that a next word may follow', () => {
    expect(cleanSearch('化\u0000工\u200b\ufeff  厂 ')).toBe('化工 厂 ');
    expect(cleanSearch('a\tb\r\nc\u3000d')).toBe('a b c d');
  });

  it('ends at the limit, never within a character', () => {
    expect(cleanSearch('化'.repeat(LONGEST_SEARCH + 1))).toBe('化'.repeat(LONGEST_SEARCH));
    // A half of a pair cannot stand in an address.
    const cut = cleanSearch(`${'化'.repeat(LONGEST_SEARCH - 1)}𠮷`);
    expect(cut).toBe('化'.repeat(LONGEST_SEARCH - 1));
    expect(() => encodeURIComponent(cut)).not.toThrow();
    expect(cleanSearch('𠮷\ud842')).toBe('𠮷');
  });

  it('is compared word by word, half-width and in small letters', () => {
    expect(searchWords(' ＡＢ　化工  ㈱ ')).toEqual(['ab', '化工', '(株)']);
    expect(searchWords('e\u0301')).toEqual(['é']);
    expect(searchWords(' \u200b ')).toEqual([]);
  });
});
