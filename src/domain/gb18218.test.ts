import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import shared from '../../tests/rules/source-grade.json';
import { isCasNumber } from './cas-number';
import { SOURCE_GRADES } from './enumerations';
import { assessSource, chemicalsByCas, exposureFactor, type HeldChemical } from './gb18218';
import { LISTED_CHEMICALS } from './gb18218-table';

function held(cas: string, variant: string | null, designMaximumTonnes: number): HeldChemical {
  const entry = chemicalsByCas(cas).find((candidate) => variant === null || candidate.variant === variant);
  if (!entry) throw new Error(`${cas} ${variant ?? ''} is not in the table`);
  return { designMaximumTonnes, criticalTonnes: entry.criticalTonnes, beta: entry.beta };
}

describe('GB 18218-2018', () => {
  it.each(shared.cases)('$chemicals with $people people → R $r, $grade', (row) => {
    const chemicals = row.chemicals.map(([cas, variant, tonnes]) =>
      held(String(cas), variant as string | null, Number(tonnes)),
    );
    const assessment = assessSource(chemicals, row.people);
    expect(assessment.s).toBeCloseTo(row.s, 9);
    if (row.r === null) expect(assessment.r).toBeNull();
    else expect(assessment.r).toBeCloseTo(row.r, 9);
    expect(assessment.grade).toBe(row.grade);
  });

  it.each(shared.exposureFactor)('$people people → α $alpha', ({ people, alpha }) => {
    expect(exposureFactor(people)).toBe(alpha);
  });

  it('says why there is no grade', () => {
    expect(assessSource([held('68476-85-7', null, 49.3)], 120).reason).toBe('BELOW_CRITICAL_QUANTITY');
    expect(assessSource([held('7782-50-5', null, 100)], null).reason).toBe('POPULATION_UNKNOWN');
  });

  it('lists the 85 entries, every CAS number of which checks', () => {
    expect(LISTED_CHEMICALS).toHaveLength(85);
    const wrong = LISTED_CHEMICALS.flatMap(({ cas }) => cas).filter((cas) => !isCasNumber(cas));
    expect(wrong).toEqual([]);
  });

  it('entries that share a CAS number are told apart', () => {
    for (const { cas } of LISTED_CHEMICALS) {
      const entries = chemicalsByCas(cas[0]!);
      if (entries.length > 1) expect(new Set(entries.map(({ variant }) => variant)).size).toBe(entries.length);
    }
  });

  it('water is not listed', () => {
    expect(chemicalsByCas('7732-18-0')).toEqual([]);
  });

  it('more of a chemical, or more people, never lowers the grade', () => {
    const tonnes = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(tonnes, tonnes, fc.nat(300), fc.nat(300), (q, moreQ, people, morePeople) => {
        const rank = (quantity: number, near: number) => {
          const { grade } = assessSource([held('7782-50-5', null, quantity)], near);
          return grade === null ? SOURCE_GRADES.length : SOURCE_GRADES.indexOf(grade);
        };
        expect(rank(q + moreQ, people + morePeople)).toBeLessThanOrEqual(rank(q, people));
      }),
    );
  });
});
