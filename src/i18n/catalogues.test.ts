import { describe, expect, it } from 'vitest';
import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import * as enumerations from '@/domain/enumerations';
import { keyOfValue, type LabelledEnumeration } from '@/domain/translation-key';
import { KINDS } from '@/kinds';
import { catalogues, LANGUAGES, type Catalogue } from './catalogues';
import { i18n } from './index';

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

function flatten(catalogue: Catalogue, prefix = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Every `namespace:key` of a language; plural forms count as one key. */
function keysOf(language: (typeof LANGUAGES)[number]): Set<string> {
  return new Set(
    Object.entries(catalogues[language]).flatMap(([namespace, catalogue]) =>
      flatten(catalogue).map(([key]) => `${namespace}:${key.replace(pluralSuffix, '')}`),
    ),
  );
}

describe('catalogues', () => {
  it('have the same keys in every language', () => {
    const [chinese, english] = [keysOf('zh-CN'), keysOf('en')];
    expect([...chinese].filter((key) => !english.has(key))).toEqual([]);
    expect([...english].filter((key) => !chinese.has(key))).toEqual([]);
  });

  it.each(LANGUAGES)('have no empty text in %s', (language) => {
    const empty = Object.entries(catalogues[language]).flatMap(([namespace, catalogue]) =>
      flatten(catalogue)
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => `${namespace}:${key}`),
    );
    expect(empty).toEqual([]);
  });

  it('put the same values into a text in every language', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ');
    const english = new Map(
      Object.entries(catalogues.en).flatMap(([namespace, catalogue]) =>
        flatten(catalogue).map(([key, text]) => [`${namespace}:${key}`, text] as const),
      ),
    );
    for (const [namespace, catalogue] of Object.entries(catalogues['zh-CN']))
      for (const [key, text] of flatten(catalogue)) {
        const other = english.get(`${namespace}:${key}`);
        expect(placeholders(other ?? ''), `${namespace}:${key}`).toBe(placeholders(text));
      }
  });
});

describe.each(LANGUAGES)('labels of the enumerations in %s', (language) => {
  const extra: Readonly<Partial<Record<LabelledEnumeration, readonly string[]>>> = {
    riskLevel: ['UNASSESSED'],
    hazardStatus: ['OVERDUE', 'NONE'],
  };
  const lists: [LabelledEnumeration, readonly string[]][] = [
    ['kind', KINDS],
    ...Object.values(ENUMERATIONS).map(({ name, values }): [LabelledEnumeration, readonly string[]] => [
      name,
      [...values, ...(extra[name] ?? [])],
    ]),
  ];

  it('cover every list there is', () => {
    const exported = Object.values(enumerations).filter(Array.isArray).length;
    expect(Object.keys(ENUMERATIONS)).toHaveLength(exported - 1); // ROLES has a catalogue of its own
  });

  const isThere = (key: string) => i18n.exists(key, { lng: language, fallbackLng: false });

  it.each(lists)('%s', (enumeration, values) => {
    const t = i18n.getFixedT(language);
    const keys = values.map((value) => keyOfValue(`enums:${enumeration}`, value));
    for (const key of keys) expect(isThere(key), key).toBe(true);
    const labels = new Set(keys.map((key) => t(key)));
    expect(labels.size, 'two values share a label').toBe(values.length);
  });

  it('roles', () => {
    for (const role of enumerations.ROLES)
      for (const part of ['name', 'scope']) expect(isThere(`roles:${role}.${part}`), `${role}.${part}`).toBe(true);
  });
});
