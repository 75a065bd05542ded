import { describe, expect, it } from 'vitest';
import * as tables from './enumeration-labels';
import { labelKey } from '../lib/text/normalise';

const { findByLabel } = tables;
const everyTable = Object.entries(tables).filter(
  (entry): entry is [string, tables.LabelTable<string>] => typeof entry[1] === 'object',
);

describe('labels of the enumerations', () => {
  it.each(everyTable)('%s: no label means two values', (_, table) => {
    const seen = new Map<string, string>();
    for (const [value, labels] of Object.entries(table)) {
      for (const label of labels) {
        const key = labelKey(label);
        expect([undefined, value]).toContain(seen.get(key));
        seen.set(key, value);
      }
    }
  });

  it('red is the worst risk, and Roman grades are none', () => {
    expect(findByLabel(tables.RISK_LEVEL_LABELS, '红')).toBe('MAJOR');
    expect(findByLabel(tables.RISK_LEVEL_LABELS, '重大风险（红色）')).toBe('MAJOR');
    expect(findByLabel(tables.RISK_LEVEL_LABELS, 'II级')).toBeNull();
  });

  it('quotes, blanks and width do not matter', () => {
    for (const typed of ['“九小”场所', '"九小"场所', ' 九小 场所'])
      expect(findByLabel(tables.SECTOR_LABELS, typed)).toBe('K13');
  });

  it('one word belongs to each scale by itself', () => {
    expect(findByLabel(tables.HAZARD_GRADE_LABELS, '重大')).toBe('MAJOR');
    expect(findByLabel(tables.SOURCE_GRADE_LABELS, '五级')).toBeNull();
    expect(findByLabel(tables.RUN_STATUS_LABELS, '报废')).toBeNull();
    expect(findByLabel(tables.HAZARD_STATUS_LABELS, '差不多改完')).toBeNull();
  });
});
