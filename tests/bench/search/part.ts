/** Part `search`: one search over so many names and codes, ours against a list of strings and `filter`. */
import { randomStream } from '@/lib/random';
import { searchWords } from '@/lib/text/search-words';
import { Alphabet } from '@/data/texts/alphabet';
import { initialsOf } from '@/data/texts/initials';
import { TextTable } from '@/data/texts/text-table';
import type { BenchOptions } from '../main';
import { summarise, target, timed, type Measurement, type PartResult } from '../measure';

/** Strings of ten million rows need gigabytes. */
const MOST_ROWS = 1_000_000;
const SAMPLES = 9;
/** Promised for the first word of a search, one core. */
const BOUND = 150;

const SEARCHES = {
  'part of a name': '恒业化工',
  'part of a code': '000123',
  initials: 'hyhg',
  'two words': '西平 面粉',
  'in every row': '示例',
  'in no row': '没有这样',
} as const;

const towns = ['驻马店', '西平', '上蔡', '平舆', '正阳', '确山', '泌阳', '汝南', '遂平', '新蔡', '长葛路', '重庆路'];
const firsts = [...'恒荣德泰兴华安永康鑫宏顺福瑞金利'];
const seconds = [...'业通达丰盛源远飞和昌裕辉诚信茂嘉'];
const trades = ['化工', '面粉厂', '加油站', '物流', '精细化工', '烟花爆竹经营部', '养殖', '建材', '医院', '购物广场'];

export async function benchSearch({ sizes }: BenchOptions, say: (line: string) => void): Promise<PartResult> {
  const measurements: Measurement[] = [];
  const notes: string[] = [];
  const measured = sizes.filter((rows) => rows <= MOST_ROWS);
  for (const rows of measured) {
    const { names, codes } = makeTexts(rows);
    const contenders: Record<string, (words: readonly string[]) => number> = {
      ours: ours(names, codes),
      'filter of strings': strings(names, codes),
    };
    for (const [scenario, text] of Object.entries(SEARCHES)) {
      const words = searchWords(text);
      const samples = new Map(Object.keys(contenders).map((name) => [name, [] as number[]]));
      for (let number = 0; number < SAMPLES; number += 1) {
        const counts = Object.entries(contenders).map(([name, run]) => {
          let found = 0;
          samples.get(name)!.push(timed(() => (found = run(words))));
          return found;
        });
        if (new Set(counts).size > 1) throw new Error(`${scenario}, ${rows} rows: ${counts.join(', ')} were found.`);
      }
      for (const [subject, times] of samples) {
        // The first two compile the program.
        const one = summarise({ scenario, subject, rows }, times.slice(2));
        measurements.push(one);
        say(`  search, ${scenario}, ${rows} rows: ${subject} ${one.median.toFixed(1)} ms`);
      }
    }
    notes.push(`${rows} rows: both find the same number of rows in every search.`);
  }
  const rows = Math.max(...measured);
  const targets = measurements
    .filter((one) => one.subject === 'ours' && one.rows === rows)
    .map(({ scenario, median }) => target(`search, ${scenario} (${rows} names and codes)`, median, '<', BOUND, 'ms'));
  return { part: 'search', measurements, targets, notes };
}

function makeTexts(rows: number): { names: string[]; codes: string[] } {
  const random = randomStream(rows);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const names = Array.from({ length: rows }, () => `示例${pick(towns)}${pick(firsts)}${pick(seconds)}${pick(trades)}`);
  const codes = names.map((_, row) => `91411702MA${String(row).padStart(8, '0')}`);
  return { names, codes };
}

/** The product's own table, rows in another order than texts, as along the curve. */
function ours(names: readonly string[], codes: readonly string[]) {
  const table = new TextTable(new Alphabet());
  const ids = Int32Array.from(names, (_, row) => row + 1);
  table.put(ids, [names.join('\u001e'), codes.join('\u001e')]);
  const order = ids.slice().sort((a, b) => Math.imul(a, 0x9e3779b1) - Math.imul(b, 0x9e3779b1));
  table.standIn(order);
  return (words: readonly string[]) => table.search(words).found;
}

/** What one writes first: folded strings and `includes`; initials by a look at each character, with all its readings. */
function strings(names: readonly string[], codes: readonly string[]) {
  const texts = names.map((name, row) => [name.toLowerCase(), codes[row]!.toLowerCase()]);
  const initials = new Map<string, number>();
  const admits = (sign: string, unit: string) => {
    if (sign === unit) return true;
    if (!initials.has(sign)) initials.set(sign, initialsOf(sign));
    return (initials.get(sign)! & (1 << (unit.charCodeAt(0) - 97))) !== 0;
  };
  const hasInitials = (text: string, word: string) => {
    for (let from = 0; from + word.length <= text.length; from += 1) {
      let place = 0;
      while (place < word.length && admits(text[from + place]!, word[place]!)) place += 1;
      if (place === word.length) return true;
    }
    return false;
  };
  return (words: readonly string[]) =>
    texts.filter((fields) =>
      words.every((word) =>
        fields.some((text) => text.includes(word) || (/^[a-z]+$/.test(word) && hasInitials(text, word))),
      ),
    ).length;
}
