import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_SEARCH, searchWords } from '@/lib/text/search-words';
import { Alphabet } from './alphabet';
import { initialsOf } from './initials';
import { RANKS, TextTable } from './text-table';

type Fields = readonly string[];

/** A table whose row n holds record n + 1. */
function tableOf(records: readonly Fields[]): TextTable {
  const table = new TextTable(new Alphabet());
  write(table, new Map(records.map((fields, row) => [row + 1, fields])));
  table.standIn(Int32Array.from(records, (_, row) => row + 1));
  return table;
}

function write(table: TextTable, records: ReadonlyMap<number, Fields>): void {
  const ids = [...records.keys()].sort((a, b) => a - b);
  const count = records.get(ids[0]!)?.length ?? 0;
  const fields = Array.from({ length: count }, (_, field) => ids.map((id) => records.get(id)![field]!).join('\u001e'));
  table.put(Int32Array.from(ids), fields);
}

/** Names that a search finds among some. */
function found(names: readonly string[], text: string): string[] {
  const { marks } = tableOf(names.map((name) => [name])).search(searchWords(text));
  return names.filter((_, row) => marks[row] === 1);
}

describe('searching names and codes', () => {
  it('finds a part of a name wherever it stands, and nothing that is not there', () => {
    const names = ['驻马店市恒业化工有限公司', '西平县化工厂', '化纤厂', '工化站'];
    expect(found(names, '化工')).toEqual(['驻马店市恒业化工有限公司', '西平县化工厂']);
    expect(found(names, '厂')).toEqual(['西平县化工厂', '化纤厂']);
    expect(found(names, '驻马店市恒业化工有限公司二')).toEqual([]);
  });

  it('takes any number of records at once', () => {
    const names = Array.from({ length: 200_000 }, (_, row) => `化工厂${row}`);
    expect(found(names, '厂199999')).toEqual(['化工厂199999']);
  });

  it('finds a name by the initials of its readings', () => {
    const names = ['驻马店市恒业化工有限公司', '正阳县面粉厂', 'ZMD物流'];
    expect(found(names, 'zmd')).toEqual(['驻马店市恒业化工有限公司', 'ZMD物流']);
    expect(found(names, 'HYHG')).toEqual(['驻马店市恒业化工有限公司']);
    expect(found(names, 'zyxmfc')).toEqual(['正阳县面粉厂']);
    expect(found(names, 'zmdwl')).toEqual(['ZMD物流']);
    expect(found(names, '驻md')).toEqual(['驻马店市恒业化工有限公司']);
    expect(found(names, 'zd')).toEqual([]);
  });

  it('takes a character with several readings by each of them', () => {
    expect(found(['重庆路加油站', '重大危险源'], 'cq')).toEqual(['重庆路加油站']);
    expect(found(['重庆路加油站', '重大危险源'], 'zd')).toEqual(['重大危险源']);
    expect(found(['长葛', '校长'], 'cg')).toEqual(['长葛']);
    expect(found(['长葛', '校长'], 'xz')).toEqual(['校长']);
    expect(found(['银行', '行人'], 'yh')).toEqual(['银行']);
    expect(found(['银行', '行人'], 'xr')).toEqual(['行人']);
  });

  it('reads full-width as half-width and large letters as small ones, on both sides', () => {
    const names = ['Ａ１２示例（西平）公司', 'a12示例(西平)公司', '㈱示例'];
    expect(found(names, 'A12')).toEqual(names.slice(0, 2));
    expect(found(names, 'ａ１２')).toEqual(names.slice(0, 2));
    expect(found(names, '（西平）')).toEqual(names.slice(0, 2));
    expect(found(names, '(株)')).toEqual(['㈱示例']);
  });

  it('finds codes by any part, digits and letters mixed', () => {
    const table = tableOf([
      ['西平县化工厂', '91411721MA3X5K2P7Q', ''],
      ['', 'ZMD-20240501-0001', '西平县化工厂'],
    ]);
    const rows = (text: string) => [...table.search(searchWords(text)).marks];
    expect(rows('ma3x5k')).toEqual([1, 0]);
    expect(rows('0501-00')).toEqual([0, 1]);
    expect(rows('化工')).toEqual([1, 1]);
    // A word does not run on from one field into the next.
    expect(rows('厂9141')).toEqual([0, 0]);
  });

  it('wants every word, in any order', () => {
    const names = ['西平县恒业化工', '西平县恒业面粉', '正阳县恒业化工'];
    expect(found(names, '化工 西平')).toEqual(['西平县恒业化工']);
    expect(found(names, '  hy　HG ')).toEqual(['西平县恒业化工', '正阳县恒业化工']);
  });

  it('takes signs as themselves and drops what nobody sees', () => {
    const names = ['示例.公司', '示例a公司', '示例*公司', '[示例]', '\\d+'];
    expect(found(names, '例.公')).toEqual(['示例.公司']);
    expect(found(names, '.*')).toEqual([]);
    expect(found(names, '[示')).toEqual(['[示例]']);
    expect(found(names, '\\d')).toEqual(['\\d+']);
    expect(found(names, '示\u0000例\u200b*')).toEqual(['示例*公司']);
  });

  it('finds words longer than a state has bits, to their last character', () => {
    const name = '示例'.repeat(40);
    expect(found([name], name)).toEqual([name]);
    expect(found([name], 'sl'.repeat(40))).toEqual([name]);
    expect(found([`${name.slice(0, -1)}外`], name)).toEqual([]);
    expect(searchWords('长'.repeat(500))).toEqual(['长'.repeat(LONGEST_SEARCH)]);
  });

  it('ranks the whole name before its beginning, a beginning before the rest, and the word itself before initials', () => {
    const { best } = tableOf([
      ['大化工', ''],
      ['化工厂', ''],
      ['化工', ''],
      ['甲', '7化工'],
      ['甲', '化工7'],
    ]).search(['化工']);
    expect(best.map(({ id, rank }) => [id, rank])).toEqual([
      [3, RANKS.wholeName],
      [2, RANKS.nameBegins],
      [5, RANKS.fieldBegins],
      [1, RANKS.inName],
      [4, RANKS.elsewhere],
    ]);
    const { best: byInitials } = tableOf([['化工'], ['hg']]).search(['hg']);
    expect(byInitials.map(({ isLiteral, fields }) => [isLiteral, fields])).toEqual([
      [false, ['化工']],
      [true, ['hg']],
    ]);
  });

  it('agrees with plain strings through texts that change, go and come back', () => {
    const signs = fc.constantFrom(...'重庆长葛驻马店a1Ｂ化（㈱- \t');
    const field = fc.string({ unit: signs, maxLength: 6 });
    const fields = fc.tuple(field, field);
    const step = fc.record({ id: fc.integer({ min: 1, max: 12 }), fields: fc.option(fields, { freq: 4 }) });
    const word = fc.string({ unit: fc.constantFrom(...'重庆长驻马店abczmdg1化(（'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.array(word, { minLength: 1, maxLength: 2 }), (steps, words) => {
        const table = new TextTable(new Alphabet());
        const model = new Map<number, Fields>();
        for (const { id, fields } of steps) {
          if (fields) write(table, new Map([[id, fields]]));
          else table.forget(id);
          if (fields) model.set(id, fields);
          else model.delete(id);
        }
        expect(table.size).toBe(model.size);
        // Twelve records, and a hole between them.
        const ids = Int32Array.from({ length: 13 }, (_, row) => (row === 4 ? 0 : row < 4 ? row + 1 : row));
        table.standIn(ids);
        const folded = searchWords(words.join(' '));
        const { marks, found: count } = table.search(folded);
        const expected = [...ids].map((id) =>
          Number(model.has(id) && folded.every((each) => isIn(each, model.get(id)!))),
        );
        expect([...marks]).toEqual(expected);
        expect(count).toBe(expected.filter(Boolean).length);
      }),
      { numRuns: 400 },
    );
  });
});

/** The rule in plain words: somewhere in a field each unit of the word is the character or an initial of it. */
function isIn(word: string, fields: Fields): boolean {
  return fields.some((field) => {
    const text = [...field.normalize('NFC')].map((sign) => sign.normalize('NFKC').toLowerCase()).join('');
    return [...text].some((_, from) =>
      [...word].every((unit, place) => {
        const sign = text[from + place];
        if (sign === undefined) return false;
        const letter = /[a-z]/.test(unit) ? unit.charCodeAt(0) - 97 : -1;
        return sign === unit || (letter >= 0 && (initialsOf(sign) & (1 << letter)) !== 0);
      }),
    );
  });
}
