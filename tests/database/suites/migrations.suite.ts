/** The migrations are the one place of the database's text, and read as the project's SQL reads. */
import { describe, expect, it } from 'vitest';

import { KINDS, UNIT_KINDS } from '@/kinds';

import type { Database } from '../../../supabase/embedded/database';
import { functionsOf, isBaseline, migrationTexts, statementsOf, withoutComments } from '../support/migration-text';

const LONGEST_FUNCTION = 60;
const WIDEST_LINE = 120;

/** Functions that may be longer, each because it is one algorithm. */
const ONE_ALGORITHM: Readonly<Record<string, string>> = {};

/** Written by private.make_enum_code, one for each enum of public: the text is in no file, and is compared here. */
const GENERATED = 'private.code';

/** Without "set search_path", because PostgreSQL then puts their text into the query; they name nothing but themselves. */
const INLINED = [
  'private.code',
  'private.day_number',
  'private.spread_octet',
  'private.spread_bits',
  'private.morton_code',
];

/** Written by `npm run geodata`: a boundary is one line, however many points it has. */
const WIDE_FILES = ['20261128000300_reference_areas.sql'];

/** Files that speak of hazards by name, because they are about the life of a hazard and who takes part in it. */
const ABOUT_HAZARDS = ['people', 'inspections', 'hazard_life', 'hazard_side_records', 'informants'];

const topicOf = (file: string) => /^\d+_(\w+)\.sql$/.exec(file)?.[1] ?? file;

export function migrationsSuite(database: () => Database): void {
  const rows = <Row extends object>(text: string) => database().query<Row>(text);
  const texts = migrationTexts();
  const everWritten = texts.flatMap(functionsOf);
  /** The text that holds now: the last one, where a later migration replaced a function. */
  const written = [...new Map(everWritten.map((each) => [each.name, each])).values()];

  describe('the migrations are the one place', () => {
    it('every function of the database stands in them, word for word', async () => {
      const present = await rows<{ name: string; body: string }>(
        `select n.nspname || '.' || p.proname as name, p.prosrc as body
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('public', 'private')`,
      );
      const inDatabase = present.filter(({ name }) => name !== GENERATED);
      const byName = (list: readonly { name: string; body: string }[]) =>
        list.map(({ name, body }) => ({ name, body })).sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(byName(inDatabase)).toEqual(byName(written));
    });

    it('the code of every enum is as private.make_enum_code writes it', async () => {
      const enums = await rows<{ name: string; labels: string[]; body: string | null }>(
        `select t.typname::text as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels,
           (select p.prosrc from pg_proc p where p.oid = to_regprocedure('private.code(public.' || t.typname || ')')) as body
         from pg_type t join pg_enum e on e.enumtypid = t.oid
         where t.typnamespace = 'public'::regnamespace group by t.typname`,
      );
      const bodyOf = (labels: readonly string[]) =>
        ` select case value ${labels.map((label, index) => `when '${label}' then ${index + 1}`).join(' ')} else 0 end `;
      expect(enums.map(({ name, body }) => [name, body])).toEqual(
        enums.map(({ name, labels }) => [name, bodyOf(labels)]),
      );
      const [count] = await rows<{ count: number }>(
        `select count(*)::integer as count from pg_proc where pronamespace = 'private'::regnamespace and proname = 'code'`,
      );
      expect(count).toEqual({ count: enums.length });
    });

    it('a function stands once in the baseline, and again only where a later migration replaces it', () => {
      const first = everWritten.filter(({ isReplacement }) => !isReplacement).map(({ name }) => name);
      expect(first.filter((name, index) => first.indexOf(name) !== index)).toEqual([]);
      expect(everWritten.filter(({ file, isReplacement }) => isBaseline(file) && isReplacement)).toEqual([]);
    });

    it('the baseline takes nothing back', () => {
      for (const text of texts.filter(({ name }) => isBaseline(name)))
        expect([
          text.name,
          /\b(create or replace|drop|alter table \S+ drop)\b.*/i.exec(statementsOf(text))?.[0],
        ]).toEqual([text.name, undefined]);
    });

    it('kinds are rows of data: the machinery names none, and only what is about hazards names them', () => {
      // A later migration may change one kind's table; its functions name none either.
      const machinery = texts.map((each) => ({
        name: each.name,
        text: isBaseline(each.name)
          ? withoutComments(each.text)
          : functionsOf(each)
              .map(({ body }) => body)
              .join(),
      }));
      const named = machinery.flatMap(({ name, text }) => {
        const topic = topicOf(name);
        const isKind = (KINDS as readonly string[]).includes(topic);
        const mayName = (kind: string) => isKind || (kind === 'hazards' && ABOUT_HAZARDS.includes(topic));
        return KINDS.filter((kind) => !mayName(kind) && new RegExp(`\\b${kind}\\b`).test(text)).map(
          (kind) => `${kind} in ${name}`,
        );
      });
      expect(named).toEqual([]);
      for (const kind of KINDS) {
        const calls = texts.filter(({ text }) => text.includes(`select private.make_kind('${kind}',`));
        expect([kind, calls.map(({ name }) => topicOf(name))]).toEqual([kind, [kind]]);
      }
    });
  });

  describe('the migrations read as they stand', () => {
    it(`no function is over ${LONGEST_FUNCTION} lines where it is not one algorithm`, () => {
      const long = written.filter(({ lines }) => lines > LONGEST_FUNCTION).map(({ name }) => name);
      expect(long).toEqual(Object.keys(ONE_ALGORITHM));
    });

    it(`no line is over ${WIDEST_LINE} columns`, () => {
      const wide = texts
        .filter(({ name }) => !WIDE_FILES.includes(name))
        .flatMap(({ name, text }) =>
          text
            .split('\n')
            .flatMap((line, index) => (Array.from(line).length > WIDEST_LINE ? [`${name}:${index + 1}`] : [])),
        );
      expect(wide).toEqual([]);
    });

    it('a comment stands above every function', () => {
      expect(written.filter(({ hasComment }) => !hasComment).map(({ name }) => name)).toEqual([]);
    });

    it('every function fixes its search path, but for those that are put into the query', async () => {
      const free = await rows<{ name: string }>(
        `select distinct n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('public', 'private') and not coalesce(p.proconfig::text like '%search_path=%', false) order by 1`,
      );
      expect(free.map(({ name }) => name)).toEqual([...INLINED].sort());
    });

    it('every column of public is commented in both languages', async () => {
      const columns = await rows<{ name: string; comment: string | null }>(
        `select c.relname || '.' || a.attname as name, col_description(c.oid, a.attnum) as comment
         from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`,
      );
      expect(columns.length).toBeGreaterThan(300);
      const isInBoth = (comment: string) => /\p{Script=Han}/u.test(comment) && /[A-Za-z]{2}/.test(comment);
      expect(columns.filter(({ comment }) => !comment?.includes(' · ') || !isInBoth(comment))).toEqual([]);
    });

    it('no policy is for all verbs: reading never asks whether a row may be written', async () => {
      expect(
        await rows(`select policyname::text as name from pg_policies where schemaname = 'public' and cmd = 'ALL'`),
      ).toEqual([]);
    });

    it('the units that a hazard can be found at are the kinds that are units', async () => {
      const types = await rows<{ object_type: string }>('select object_type from private.object_types');
      expect(types.map(({ object_type }) => object_type).sort()).toEqual([...UNIT_KINDS, 'place'].sort());
    });
  });
}
