import { expect, it } from 'vitest';
import { compactText, labelKey, toHalfWidth, withoutBrackets } from './normalise';

it('turns full-width signs into half-width and nothing else', () => {
  expect(toHalfWidth('１２．３（Ａ）　万m³㎡')).toBe('12.3(A) 万m³㎡');
});

it('drops every kind of blank', () => {
  expect(compactText(' 确 山\u3000县\u00A0')).toBe('确山县');
});

it('makes one key of a label however it is quoted', () => {
  expect(labelKey('“九小” 场所')).toBe(labelKey('"九小"场所'));
  expect(labelKey('CAS号')).toBe('cas号');
});

it('drops brackets with what they hold', () => {
  expect(withoutBrackets(labelKey('设计库容（万m³）'))).toBe('设计库容');
});
