import { expect, it } from 'vitest';
import shared from '../../tests/rules/dam-class.json';
import { damClassOf } from './dam-class';

it.each(shared.cases)('$volume ×10,000 m³ and $height m → $class', (row) => {
  expect(damClassOf(row.volume, row.height)).toBe(row.class);
});
