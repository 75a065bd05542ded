import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EnumerationDefinition } from '@/domain/enumeration-definitions';
import { catalogues, LANGUAGES, type Catalogue } from '@/i18n/catalogues';
import { COLOUR_VARIABLES, colourVariable } from './colour-variables';
import { fieldLabel, fieldMeaning, type FieldDefinition } from './field-definition';
import { editorOf } from './field-editor';
import { definitionOf, KINDS, LEDGERS, type Kind } from './index';
import { POINT_SHAPES } from './kind-definition';

/** The text under `namespace:path.to.key`; undefined when there is none. */
function textOf(language: (typeof LANGUAGES)[number], key: string): string | undefined {
  const [namespace = '', path = ''] = key.split(':', 2);
  const found = path
    .split('.')
    .reduce<string | Catalogue | undefined>(
      (part, name) => (typeof part === 'object' ? part[name] : undefined),
      catalogues[language][namespace],
    );
  return typeof found === 'string' ? found : undefined;
}

/** Keys that a catalogue lacks, each with the file it should stand in. */
function missingWords(keys: readonly string[]): string[] {
  return LANGUAGES.flatMap((language) =>
    keys
      .filter((key) => !textOf(language, key)?.trim())
      .map((key) => `src/i18n/${language}/${key.replace(':', '.json: ')}`),
  );
}

const duplicates = (values: readonly string[]) => values.filter((value, place) => values.indexOf(value) !== place);

/** Keys of the words of a list; a value such as EPSG:4526 stands as EPSG.4526. */
function wordsOf({ name, values }: EnumerationDefinition): string[] {
  return values.map((value) => `enums:${name}.${value.replace(':', '.')}`);
}

/** All fields of a kind, those of its side tables too. */
function fieldsOf(kind: Kind): readonly FieldDefinition[] {
  const { fields, sides } = definitionOf(kind);
  return [...fields, ...sides.flatMap((side) => side.fields)];
}

describe('the list of kinds', () => {
  it('gives every kind a code of its own, from 1 to 127', () => {
    const codes = KINDS.map((kind) => definitionOf(kind).code);
    expect(duplicates(codes.map(String)), 'src/kinds/*/index.ts: code').toEqual([]);
    for (const code of codes) expect(code >= 1 && code <= 127 && Number.isInteger(code), `code ${code}`).toBe(true);
  });

  it('has no two marks of one name', () => {
    const names = KINDS.flatMap((kind) => definitionOf(kind).flags.map(({ name }) => name));
    expect(duplicates(names), 'src/kinds/*/index.ts: flags').toEqual([]);
  });
});

describe.each(KINDS)('%s', (kind) => {
  const definition = definitionOf(kind);
  const folder = `src/kinds/${kind}`;

  it('is one folder with its parts', () => {
    const parts = ['index.ts', 'fields.ts', 'card.ts', 'columns.ts', 'ledger.ts'];
    const missing = parts.filter((part) => !existsSync(join(import.meta.dirname, kind, part)));
    expect(missing.map((part) => `${folder}/${part}`)).toEqual([]);
  });

  it('has its names in both languages', () => {
    expect(missingWords([`enums:kind.${kind}`, `analysis:kindShort.${kind}`])).toEqual([]);
  });

  it('declares a field once', () => {
    expect(duplicates(definition.fields.map(({ column }) => column)), `${folder}/fields.ts`).toEqual([]);
  });

  it('shows on its card and in its names nothing but fields', () => {
    const columns = new Set(definition.fields.map(({ column }) => column));
    const shown = definition.card.flatMap((section) => section.columns);
    expect(
      shown.filter((column) => !columns.has(column)),
      `${folder}/card.ts: no field in ${folder}/fields.ts`,
    ).toEqual([]);
    expect(duplicates(shown), `${folder}/card.ts: shown twice`).toEqual([]);
    expect(definition.nameColumns.length, `${folder}/index.ts: nameColumns`).toBeGreaterThan(0);
    expect(
      definition.nameColumns.filter((column) => !columns.has(column)),
      `${folder}/index.ts: nameColumns that are no field`,
    ).toEqual([]);
  });

  it('has a label for each field and section, and a meaning where it promises one', () => {
    const fields = fieldsOf(kind);
    const sections = [...definition.card.map(({ id }) => id), ...definition.sides.map(({ section }) => section)];
    expect(
      missingWords([
        ...fields.map(fieldLabel),
        ...fields.flatMap((field) => fieldMeaning(field) ?? []),
        ...sections.map((section) => `kinds:section.${section}`),
        ...definition.sides.flatMap(({ isDefined, section }) => (isDefined ? `kinds:definition.${section}` : [])),
      ]),
    ).toEqual([]);
  });

  it('has words for each value and unit that a field can show', () => {
    expect(
      missingWords(
        fieldsOf(kind).flatMap(({ format }) => {
          if (format.as === 'choice') return wordsOf(format.enumeration);
          return format.as === 'number' && format.unit ? [`kinds:unit.${format.unit}`] : [];
        }),
      ),
    ).toEqual([]);
  });

  it('packs a scale, marks and columns that belong together', () => {
    const { grade, columns, flags, role } = definition;
    const names = columns.map(({ name }) => name);
    expect(duplicates(names), `${folder}/columns.ts`).toEqual([]);
    if (role === 'unit') expect(names, `${folder}/columns.ts: a unit packs its risk`).toContain('risk');
    if (grade) {
      const column = columns.find(({ name }) => name === grade.column);
      expect(column?.maxCode, `${folder}/columns.ts: ${grade.column}`).toBe(grade.values.length);
      const field = definition.fields.find((each) => each.column === grade.tableColumn);
      expect(
        field?.format.as === 'choice' ? field.format.enumeration.values : [],
        `${folder}/fields.ts: ${grade.tableColumn}`,
      ).toEqual(grade.values);
      expect(missingWords(grade.values.map((value) => `enums:${grade.enumeration}.${value}`))).toEqual([]);
    }
    const asked = new Set<string>();
    const column = (name: string) => {
      asked.add(name);
      return new Uint8Array(1);
    };
    for (const { reader } of flags) reader({ column })(0);
    expect(
      [...asked].filter((name) => !names.includes(name)),
      `${folder}/columns.ts: a mark reads it`,
    ).toEqual([]);
    expect(missingWords(flags.map(({ name }) => `analysis:flag.${name}`))).toEqual([]);
  });

  it('has a symbol for whatever it can show, on both grounds, and a point', () => {
    const { symbol, role } = definition;
    expect(POINT_SHAPES, `${folder}/index.ts: symbol.point.shape`).toContain(symbol.point.shape);
    expect(missingWords(symbol.marks.map(({ name }) => `analysis:marks.${name}`))).toEqual([]);
    for (const variable of COLOUR_VARIABLES) {
      const { valuesOf, paint, labelKey } = colourVariable(variable);
      const variants = symbol.variants(variable);
      const drawn = new Set<string>(variants.map(({ value }) => value));
      expect(
        valuesOf(role).filter((value) => !drawn.has(value)),
        `${folder}/index.ts: symbol.variants('${variable}')`,
      ).toEqual([]);
      expect(missingWords(valuesOf(role).map(labelKey))).toEqual([]);
      const face = valuesOf(role).includes(symbol.face.value) ? [symbol.face] : [];
      for (const facts of [...variants, ...face])
        for (const ground of ['light', 'dark'] as const)
          expect(
            symbol.parts(facts, paint(facts.value), ground).length,
            `${folder}/index.ts: symbol.parts of ${facts.value} on ${ground}`,
          ).toBeGreaterThan(0);
    }
  });

  it('knows its ledger', () => {
    const ledger = LEDGERS.find((each) => each.kind === kind)!;
    expect(ledger.titleWords.length, `${folder}/ledger.ts: titleWords`).toBeGreaterThan(0);
    const names = ledger.columns.map(({ field }) => field);
    expect(duplicates(names), `${folder}/fields.ts: two fields of a ledger share a name`).toEqual([]);
    // Without these no ledger of the kind can be told from others.
    expect(names, `${folder}/fields.ts`).toEqual(expect.arrayContaining(['name', 'county', ledger.key.field]));
    const bare = ledger.columns.filter(({ headings }) => headings.length === 0);
    expect(
      bare.map(({ field }) => field),
      `${folder}/fields.ts: no headings`,
    ).toEqual([]);
    const phones = ledger.columns.flatMap(({ phoneField }) => phoneField ?? []);
    expect(
      phones.filter((field) => !names.includes(field)),
      `${folder}: phones`,
    ).toEqual([]);
    expect(missingWords(ledger.columns.map(({ label }) => label.key))).toEqual([]);
    if (definition.role === 'unit') expect(ledger.comparesPlaces, `${folder}/ledger.ts: comparesPlaces`).toBe(true);
  });

  it('has an editor for each field, within the bounds that its ledger keeps', () => {
    for (const field of definition.fields) {
      const editor = editorOf(field);
      const { ledger, column, limits = {} } = field;
      if (editor.as === 'text' || editor.as === 'longText')
        expect(editor.shortest <= editor.longest, `${folder}/fields.ts: ${column}`).toBe(true);
      const read = ledger?.read;
      if (read?.as === 'number')
        expect(
          [read.isInteger ?? false, read.isPositive ?? false],
          `${folder}/fields.ts: ${column} is read and edited within other bounds`,
        ).toEqual([limits.isInteger ?? false, limits.isPositive ?? false]);
      if (read?.as === 'text') expect(read.maximumLength, `${folder}/fields.ts: ${column}`).toBe(limits.longest);
    }
  });
});
