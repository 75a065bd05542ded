import { expect, it } from 'vitest';
import { findJurisdiction, JURISDICTIONS } from './jurisdictions';

it.each([
  ['驿城', '411702'],
  ['西平', '411721'],
  [' 确 山 县 ', '411725'],
  ['驻马店市泌阳县', '411726'],
  ['河南省驻马店市新蔡县', '411729'],
  ['411728', '411728'],
  ['经济开发区', 'ZMD-JKQ'],
  ['驻马店经开区', 'ZMD-JKQ'],
  ['高新技术产业开发区', 'ZMD-GXQ'],
])('"%s" is %s', (typed, code) => {
  expect(findJurisdiction(typed)?.code).toBe(code);
});

it.each(['平顶山市', '', '驻马店市', '舞阳县', '县', '区'])('"%s" is none of the thirteen', (typed) => {
  expect(findJurisdiction(typed)).toBeNull();
});

it('finds each of the thirteen by its own name', () => {
  for (const jurisdiction of JURISDICTIONS) expect(findJurisdiction(jurisdiction.name)).toBe(jurisdiction);
});
