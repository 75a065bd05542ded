import { describe, expect, it } from 'vitest';
import { HAZARD_GRADES, HAZARD_STATUSES, RISK_LEVELS } from '@/domain/enumerations';
import { colourDistance, contrastRatio } from './colour-vision';
import { gradeColours, levelColours, moods, statusColours, type ScaleColour } from './tokens';

const scales: [string, Record<string, ScaleColour>][] = [
  ['levels', levelColours],
  ['statuses', statusColours],
  ['grades', gradeColours],
];
const lightGrounds = [moods.benchLight.surface, moods.benchLight.land, moods.desk.background];
const darkGrounds = [moods.stage.surface, moods.benchDark.surface, moods.benchDark.land];

describe('contrast arithmetic', () => {
  it('agrees with the definition at its ends', () => {
    expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrastRatio('#123456', '#123456')).toBe(1);
  });
  it('names a colour it cannot read', () => {
    expect(() => contrastRatio('red', '#FFFFFF')).toThrow(/not "red"/);
  });
});

describe.each(scales)('%s', (_name, scale) => {
  it.each(Object.entries(scale))('%s is legible on both grounds', (_value, colour) => {
    // A ring leaves its inside open: its letter stands on the ground itself.
    const letterGroundsLight = colour.style === 'outline' ? lightGrounds : [colour.onLight];
    const letterGroundsDark = colour.style === 'outline' ? darkGrounds : [colour.onStage];
    for (const ground of letterGroundsLight)
      expect(contrastRatio(colour.textOnLight, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of letterGroundsDark)
      expect(contrastRatio(colour.textOnStage, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of lightGrounds)
      expect(
        Math.max(contrastRatio(colour.onLight, ground), contrastRatio(colour.outlineOnLight, ground)),
      ).toBeGreaterThanOrEqual(3);
    for (const ground of darkGrounds)
      expect(
        Math.max(contrastRatio(colour.onStage, ground), contrastRatio(colour.outlineOnStage, ground)),
      ).toBeGreaterThanOrEqual(3);
  });

  it('says every value with a character of its own', () => {
    const letters = Object.values(scale).map((colour) => colour.letterZh);
    expect(new Set(letters).size).toBe(letters.length);
    for (const letter of letters) expect([...letter]).toHaveLength(1);
  });
});

it('covers every value of the scales', () => {
  for (const level of RISK_LEVELS) expect(levelColours).toHaveProperty(level);
  for (const status of HAZARD_STATUSES) expect(statusColours).toHaveProperty(status);
  for (const grade of HAZARD_GRADES) expect(gradeColours).toHaveProperty(grade);
});

describe.each(Object.entries(moods))('mood %s', (_name, mood) => {
  it('reads: text 4.5, controls 3', () => {
    for (const ground of [mood.background, mood.surface, mood.raised])
      for (const text of [mood.text, mood.textMuted, mood.accent, mood.success, mood.warning, mood.error])
        expect(contrastRatio(text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(mood.textOnAccent, mood.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(mood.boundary, mood.land)).toBeGreaterThanOrEqual(3);
  });
});

describe.each(['normal', 'deuteranopia', 'protanopia'] as const)('levels under %s', (vision) => {
  // ΔE 10 is "clearly another colour"; the letter and the shape carry the rest.
  const levels = Object.entries(levelColours);
  for (const [first, a] of levels)
    for (const [second, b] of levels)
      if (first < second)
        it(`tells ${first} from ${second}`, () => {
          expect(colourDistance(a.onLight, b.onLight, vision)).toBeGreaterThan(10);
          expect(colourDistance(a.onStage, b.onStage, vision)).toBeGreaterThan(10);
        });
});
