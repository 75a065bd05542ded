/** A kind is the same thing in its folder and in its migration: name, code, role, key, packed columns, texts, side tables. */
import { describe, expect, it } from 'vitest';

import { definitionOf, KIND_COLUMNS, KINDS } from '@/kinds';
import { recordColumnsOf } from '@/kinds/record-columns';

import type { Database } from '../../../supabase/embedded/database';

export function kindsSuite(database: () => Database): void {
  const rows = <Row extends object>(text: string, values: unknown[] = []) => database().query<Row>(text, values);

  it('kinds of the database are those of the code, by their numbers', async () => {
    const kinds = await rows(
      'select kind, code, is_unit as "isUnit", match_key as key from private.kinds order by code',
    );
    const known = KINDS.map((kind) => {
      const { code, role, ledger } = definitionOf(kind);
      return { kind, code, isUnit: role === 'unit', key: ledger.key.column };
    });
    expect(kinds).toEqual(known.sort((one, other) => one.code - other.code));
  });

  describe.each(KINDS)('%s', (kind) => {
    const { fields, sides } = definitionOf(kind);

    it('packs the columns that its folder expects', async () => {
      const packed = await rows('select name, type from private.map_columns where kind = $1 order by position', [kind]);
      expect(packed, `src/kinds/${kind}/columns.ts`).toEqual(
        KIND_COLUMNS[kind].map(({ name, type }) => ({ name, type })),
      );
    });

    it('is searched by the fields that say so', async () => {
      const texts = await rows<{ expression: string }>(
        'select expression from private.text_columns where kind = $1 order by position',
        [kind],
      );
      const words = new Set(texts.flatMap(({ expression }) => expression.match(/\w+/g) ?? []));
      const searched = fields.filter(({ column }) => words.has(column)).map(({ column }) => column);
      expect(
        fields.flatMap(({ column, isSearched }) => (isSearched ? column : [])),
        `src/kinds/${kind}/fields.ts: isSearched`,
      ).toEqual(searched);
    });

    it('lets people read whatever its card asks for', async () => {
      const asked = [
        ...recordColumnsOf(kind).map((column) => [kind, column]),
        ...sides.flatMap(({ table, parent, order, kind: ofKind, fields: shown }) =>
          [parent, order, ...(ofKind ? [ofKind] : []), ...shown.map(({ column }) => column)].map((column) => [
            table,
            column,
          ]),
        ),
      ];
      const refused = await rows(
        `select relation, name from unnest($1::text[], $2::text[]) asked (relation, name)
         where not has_column_privilege('authenticated', format('public.%I', relation), name, 'select')`,
        [asked.map(([relation]) => relation), asked.map(([, name]) => name)],
      );
      expect(refused, `src/kinds/${kind}/card.ts`).toEqual([]);
    });

    it('has the side tables that its card shows', async () => {
      const known = await rows<{ relation: string; key: string }>(
        'select relation, key from private.side_tables where kind = $1',
        [kind],
      );
      // A table that serves several kinds, such as the contacts, is no kind's own.
      const own = sides.filter((side) => side.kind === undefined);
      const missing = own.filter(
        ({ table, parent }) => !known.some((side) => side.relation === table && side.key === parent),
      );
      expect(
        missing.map(({ table }) => table),
        `src/kinds/${kind}/index.ts: sides`,
      ).toEqual([]);
    });
  });
}
