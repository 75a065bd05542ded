import { expect, it } from 'vitest';
import { parseCoordinate } from './parse-degrees';

it.each([
  ['114.025', 114.025],
  [' １１４．６０２１７６ ', 114.602176],
  ['114°03′24.35″', 114 + 3 / 60 + 24.35 / 3600],
  ['32°35\'19.25"', 32 + 35 / 60 + 19.25 / 3600],
  ['114度3分36秒', 114.06],
  ['东经114°30′', 114.5],
  ['E114.5', 114.5],
  ['32.9N', 32.9],
  ['114.5°', 114.5],
  ['38531176.906', 38531176.906],
])('reads %s', (text, degrees) => {
  expect(parseCoordinate(text)).toBeCloseTo(degrees, 9);
});

it.each(['', '待定', '114°75′', '114.1,32.9', '约114'])('does not guess at "%s"', (text) => {
  expect(parseCoordinate(text)).toBeNull();
});
