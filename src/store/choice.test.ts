import { describe, expect, it } from 'vitest';
import { createChoiceStore } from './choice';
import { filterOf } from './choice-filter';
import { CHOSEN_PARTS, NO_CHOICE, type ChosenFilter } from './risk-filter';

/** Parts of a filter that are other objects than before: what the engine will look at. */
function changed(before: ChosenFilter, after: ChosenFilter): string[] {
  return CHOSEN_PARTS.filter((part) => before[part] !== after[part]);
}

describe('what a person chose', () => {
  it('changes the part of the filter that was touched and no other', () => {
    const choices = createChoiceStore();
    const touch = (act: () => void) => {
      const before = filterOf(choices.getState());
      act();
      return changed(before, filterOf(choices.getState()));
    };
    const { toggle, narrow, clear, lookAt, colourBy, toggleKind, enterJurisdiction } = choices.getState();
    expect(touch(() => toggle('sectors', 'K14'))).toEqual(['sectors']);
    expect(touch(() => narrow({ dueOn: [1, 2] }))).toEqual(['dueOn']);
    expect(touch(() => lookAt({ longitude: 114, latitude: 33, zoom: 9 }))).toEqual([]);
    expect(touch(() => colourBy('rectification'))).toEqual([]);
    expect(touch(() => toggleKind('hazards'))).toEqual(['kinds']);
    expect(touch(() => clear('dueOn'))).toEqual(['dueOn']);
    expect(touch(() => enterJurisdiction(3))).toEqual(['jurisdiction']);
  });

  it('leaves the townships of a county with the county', () => {
    const choices = createChoiceStore({ jurisdiction: 3 });
    choices.getState().toggle('towns', 40);
    choices.getState().enterJurisdiction(3);
    expect(choices.getState().towns).toEqual(new Set([40]));
    choices.getState().enterJurisdiction(null);
    expect(choices.getState().towns).toEqual(new Set());
  });

  it('lifts everything but the place where one is', () => {
    const choices = createChoiceStore({ jurisdiction: 3, risk: new Set(['MAJOR']), dueOn: [1, 2], display: 'heat' });
    choices.getState().toggle('flags', 'LISTED');
    choices.getState().clearAll();
    expect(filterOf(choices.getState())).toEqual({ ...NO_CHOICE, jurisdiction: 3 });
    expect(choices.getState().display).toBe('heat');
  });

  it('takes an address over without touching what it only says again', () => {
    const shape = [
      [114, 33],
      [115, 33],
      [115, 34],
    ] as const;
    const choices = createChoiceStore({ sectors: new Set(['K14', 'K15']), dueOn: [1, 2], shape });
    const before = filterOf(choices.getState());
    choices.getState().restore({
      ...filterOf(choices.getState()),
      sectors: new Set(['K15', 'K14']),
      dueOn: [1, 2],
      foundOn: [3, 4],
      shape: shape.map(([x, y]) => [x, y] as const),
    });
    expect(changed(before, filterOf(choices.getState()))).toEqual(['foundOn']);
  });
});
