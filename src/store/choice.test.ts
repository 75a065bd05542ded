import { describe, expect, it } from 'vitest';
import { createChoiceStore } from './choice';
import { EVERYTHING, kindsOf, questionOf, type Question } from './question';
import { rangeOf, shapeOf, textOf, ticksOf } from './question-ticks';

const places = {
  jurisdictions: [{ id: 3, code: '411722' }],
  towns: [{ number: 40, code: '411722100' }],
};

/** What is closed out or rejected does not pass. */
const openOnly = { dimension: 'closure', any: ['ENDED'], not: true } as const;

describe('what a person chose', () => {
  it('begins with what is open; all is one act away, and one act back', () => {
    const choices = createChoiceStore(places);
    expect(choices.getState().question).toEqual(questionOf(openOnly));
    choices.getState().showEnded(true);
    expect(choices.getState().question).toEqual(EVERYTHING);
    choices.getState().showEnded(false);
    expect(choices.getState().question).toEqual(questionOf(openOnly));
  });

  it('holds nothing closed back once somebody asks for it by its state', () => {
    const choices = createChoiceStore(places);
    choices.getState().toggle('status', 'OVERDUE');
    expect(choices.getState().question.all).toContainEqual(openOnly);
    choices.getState().toggle('status', 'CLOSED');
    expect(choices.getState().question).toEqual(questionOf({ dimension: 'status', any: ['OVERDUE', 'CLOSED'] }));
  });

  it('is asked clause by clause, each in its own place', () => {
    const choices = createChoiceStore(places);
    const { toggle, setRange, setShape, searchFor, toggleKind } = choices.getState();
    toggle('sector', 'K15');
    setRange('dueOn', { from: '2026-01-01' });
    toggle('sector', 'K14');
    toggle('flag', 'LISTED');
    toggle('flag', 'UNLOCATED');
    toggleKind('hazards');
    const shape = [
      [114, 33],
      [115, 33],
      [115, 34],
    ] as const;
    setShape(shape);
    searchFor('化工');
    expect(choices.getState().question).toEqual(
      questionOf(
        openOnly,
        // In the order of the panel, whatever was ticked first; a change stays where the clause stood.
        { dimension: 'sector', any: ['K14', 'K15'] },
        { dimension: 'dueOn', from: '2026-01-01' },
        // Both marks must be there.
        { dimension: 'flag', any: ['UNLOCATED'] },
        { dimension: 'flag', any: ['LISTED'] },
        {
          dimension: 'kind',
          any: ['enterprises', 'major_hazard_sources', 'tailings_dams', 'fire_key_units'],
        },
        { dimension: 'shape', ring: shape },
        { dimension: 'text', contains: '化工' },
      ),
    );
    expect([...kindsOf(choices.getState().question)]).not.toContain('hazards');
    expect(shapeOf(choices.getState().question)).toBe(shape);
    expect(textOf(choices.getState().question)).toBe('化工');
  });

  it('asks what it began with when everything is taken back', () => {
    const choices = createChoiceStore(places);
    const { toggle, setRange, setShape, searchFor, toggleKind } = choices.getState();
    for (let time = 0; time < 2; time += 1) {
      toggle('sector', 'K14');
      toggleKind('enterprises');
    }
    setRange('foundOn', { to: '2026-01-01' });
    setRange('foundOn', {});
    setShape(null);
    searchFor('');
    expect(choices.getState().question).toEqual(questionOf(openOnly));
  });

  it('leaves the townships and the record of a county with the county', () => {
    const choices = createChoiceStore(places, { selected: { kind: 'hazards', id: 1 } });
    choices.getState().enterJurisdiction('411722');
    expect(choices.getState().selected).toBeNull();
    choices.getState().toggle('town', '411722100');
    choices.getState().enterJurisdiction('411722');
    expect([...ticksOf(choices.getState().question, 'town')]).toEqual(['411722100']);
    choices.getState().enterJurisdiction(null);
    expect(choices.getState().question).toEqual(questionOf(openOnly));
  });

  it('lifts one subject, the groups, or everything but the place where one is', () => {
    const group = { any: [{ dimension: 'source', any: ['MONITORING'] }] } as const;
    const question: Question = questionOf(
      { dimension: 'jurisdiction', any: ['411722'] },
      { dimension: 'risk', any: ['MAJOR'] },
      { dimension: 'dueOn', to: '2026-01-01' },
      group,
    );
    const choices = createChoiceStore(places, { question, display: 'heat' });
    choices.getState().clear('dueOn');
    expect(rangeOf(choices.getState().question, 'dueOn')).toBeNull();
    choices.getState().clear(null);
    expect(choices.getState().question.all).not.toContain(group);
    choices.getState().clearAll();
    expect(choices.getState().question).toEqual(questionOf({ dimension: 'jurisdiction', any: ['411722'] }));
    choices.getState().showEnded(false);
    choices.getState().toggle('sector', 'K14');
    choices.getState().clearAll();
    expect(choices.getState().question.all).toEqual(
      expect.arrayContaining([openOnly, { dimension: 'jurisdiction', any: ['411722'] }]),
    );
    expect(choices.getState().question.all).toHaveLength(2);
    expect(choices.getState().display).toBe('heat');
  });

  it('keeps the question that an address only says again', () => {
    const choices = createChoiceStore(places, { question: questionOf({ dimension: 'sector', any: ['K14'] }) });
    const { question } = choices.getState();
    choices.getState().restore({ question: questionOf({ dimension: 'sector', any: ['K14'] }), variable: 'risk' });
    expect(choices.getState().question).toBe(question);
    choices.getState().restore({ question: EVERYTHING });
    expect(choices.getState().question).toEqual(EVERYTHING);
  });

  it('hides the card of a kind that is switched off', () => {
    const choices = createChoiceStore(places, { selected: { kind: 'hazards', id: 1 } });
    choices.getState().toggleKind('enterprises');
    expect(choices.getState().selected).not.toBeNull();
    choices.getState().toggleKind('hazards');
    expect(choices.getState().selected).toBeNull();
  });
});
