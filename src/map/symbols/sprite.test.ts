import { describe, expect, it } from 'vitest';
import { definitionOf, KINDS } from '@/kinds';
import { COLOUR_VARIABLES, colourVariable } from '@/kinds/colour-variables';
import { symbolKey, SYMBOL_SIZE } from '@/kinds/symbol';
import { randomStream } from '@/lib/random';
import { crowd, inputOf, MIDDLE, tableOf } from '../picture.test-support';
import { planSprite } from './sprite';
import { symbolMark } from './symbol-mark';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

describe.each(COLOUR_VARIABLES)('the sprite of %s', (variable) => {
  const plan = planSprite(variable, 'light');
  const keys = plan.cells.map(({ key }) => key);

  it('holds every variant of every kind, each once', () => {
    const wanted = KINDS.flatMap((kind) =>
      definitionOf(kind)
        .symbol.variants(variable)
        .map((facts) => symbolKey(kind, facts)),
    );
    expect(new Set(keys)).toEqual(new Set(wanted));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has a symbol of each kind for each value that the kind can show', () => {
    for (const kind of KINDS)
      for (const value of colourVariable(variable).valuesOf(definitionOf(kind).role))
        expect(keys.some((key) => key === `${kind}:${value}` || key.startsWith(`${kind}:${value}:`))).toBe(true);
  });

  it('lets no two overlap, and none stand out of the picture', () => {
    const taken = new Set<string>();
    for (const { x, y, parts } of plan.cells) {
      expect(x % (SYMBOL_SIZE + 2)).toBe(0);
      expect(y % (SYMBOL_SIZE + 2)).toBe(0);
      expect(x + SYMBOL_SIZE).toBeLessThanOrEqual(plan.width);
      expect(y + SYMBOL_SIZE).toBeLessThanOrEqual(plan.height);
      expect(parts.length).toBeGreaterThan(0);
      taken.add(`${x} ${y}`);
    }
    expect(taken.size).toBe(plan.cells.length);
  });

  it(`holds the symbol of whatever a row may say (SEED=${seed})`, () => {
    const random = randomStream(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    for (const kind of KINDS) {
      const table = tableOf({
        [kind]: crowd(1, 200, [MIDDLE.longitude, MIDDLE.latitude]).map((record) => ({
          ...record,
          ...{ risk: below(5), grade: 1 + below(2), status: 1 + below(5), dueOn: 8990 + below(20) },
          ...{ listedLevel: below(4), damClass: below(6), level: below(4), scale: below(5) },
        })),
      });
      const input = inputOf(table, 15, { variable });
      for (let row = 0; row < 200; row += 1) expect(keys).toContain(symbolMark(input, kind, row).icon);
    }
  });
});
