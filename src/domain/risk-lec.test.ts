import { expect, it } from 'vitest';
import { lecRisk } from './risk-lec';

it.each([
  [10, 2, 16, 320, 'MAJOR'],
  [3, 6, 15, 270, 'CONSIDERABLE'],
  [1, 10, 16, 160, 'CONSIDERABLE'],
  [1, 10, 7, 70, 'GENERAL'],
  [1, 6, 7, 42, 'LOW'],
] as const)('L %d · E %d · C %d = %d → %s', (likelihood, exposure, consequence, score, level) => {
  expect(lecRisk(likelihood, exposure, consequence)).toEqual({ score, level });
});
