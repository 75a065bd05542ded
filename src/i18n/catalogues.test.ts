import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import * as enumerations from '@/domain/enumerations';
import { KINDS } from '@/kinds';
import { catalogues, LANGUAGES, type Catalogue } from './catalogues';
import { i18n } from './index';

const sourceFolder = join(import.meta.dirname, '..');
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

/** Source files that speak to people; tests may invent keys. */
function sourceFiles(folder = sourceFolder): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

interface UsedKey {
  readonly file: string;
  /** A whole key, or what stands before the first `${` of a template. */
  readonly text: string;
  readonly isPrefix: boolean;
}

/** Keys in `t('…')`, `t("…")`, t(`…`) and i18nKey="…"; a file's `useTranslation('ns')` is its default namespace. */
function usedKeys(file: string): UsedKey[] {
  const source = readFileSync(file, 'utf8');
  const defaultNamespace = /useTranslation\(\s*['"](\w+)['"]/.exec(source)?.[1] ?? 'common';
  const matches = source.matchAll(/(?:\bt\(|i18nKey=)\s*(['"`])([^'"`]+)\1/g);
  return [...matches].map(([, , written = '']) => {
    const [fixed = ''] = written.split('${');
    const text = fixed.includes(':') ? fixed : `${defaultNamespace}:${fixed}`;
    return { file, text, isPrefix: written.includes('${') };
  });
}

describe('keys used in code', () => {
  const known = [...keysOf('zh-CN')];
  it('exist in the catalogues', () => {
    const used = sourceFiles().flatMap(usedKeys);
    expect(used.length).toBeGreaterThan(50);
    const missing = used.filter(({ text, isPrefix }) =>
      isPrefix ? !known.some((key) => key.startsWith(text)) : !known.includes(text),
    );
    expect(missing.map(({ file, text }) => `${file.slice(sourceFolder.length + 1)}: ${text}`)).toEqual([]);
  });
});

describe.each(LANGUAGES)('labels of the enumerations in %s', (language) => {
  const extra: Readonly<Record<string, readonly string[]>> = {
    riskLevel: ['UNASSESSED'],
    hazardStatus: ['OVERDUE', 'NONE'],
  };
  const lists: [string, readonly string[]][] = [
    ['enums:kind', KINDS],
    ...Object.values(ENUMERATIONS).map(({ name, values }): [string, readonly string[]] => [
      `enums:${name}`,
      [...values, ...(extra[name] ?? [])],
    ]),
  ];

  it('cover every list there is', () => {
    const exported = Object.values(enumerations).filter(Array.isArray).length;
    expect(Object.keys(ENUMERATIONS)).toHaveLength(exported - 1); // ROLES has a catalogue of its own
  });

  const isThere = (key: string) => i18n.exists(key, { lng: language, fallbackLng: false });

  it.each(lists)('%s', (prefix, values) => {
    const t = i18n.getFixedT(language);
    for (const value of values) expect(isThere(`${prefix}.${value}`), `${prefix}.${value}`).toBe(true);
    const labels = new Set(values.map((value) => t(`${prefix}.${value}`)));
    expect(labels.size, 'two values share a label').toBe(values.length);
  });

  it('roles', () => {
    for (const role of enumerations.ROLES)
      for (const part of ['name', 'scope']) expect(isThere(`roles:${role}.${part}`), `${role}.${part}`).toBe(true);
  });
});
