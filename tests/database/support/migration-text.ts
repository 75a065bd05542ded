/** The migrations as text: what stands in them, before any database has read them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const DIRECTORY = path.resolve(import.meta.dirname, '../../../supabase/migrations');

export type MigrationText = { name: string; text: string };

/** A function as a migration writes it. */
export type WrittenFunction = {
  name: string;
  file: string;
  /** Between the name and the body: arguments, result, attributes. */
  head: string;
  /** Between the dollar quotes, as `prosrc` has it. */
  body: string;
  isReplacement: boolean;
  /** Lines from `create` to the closing quotes. */
  lines: number;
  /** Whether a comment stands directly above it. */
  hasComment: boolean;
};

/** The migrations that everything was folded into once; what came later may replace a function, they may not. */
export const isBaseline = (file: string): boolean => file.startsWith('20261128');

export function migrationTexts(): MigrationText[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(DIRECTORY, name), 'utf8') }));
}

/** Every function of a migration. Throws when one has no body between `$$` quotes. */
export function functionsOf({ name: file, text }: MigrationText): WrittenFunction[] {
  return [...text.matchAll(/^create (?:or replace )?function ([\w.]+)/gm)].map((match) => {
    const start = match.index;
    const opening = text.indexOf(' as $$', start) + ' as $$'.length;
    const closing = text.indexOf('$$;', opening);
    if (opening < start || closing < 0) throw new Error(`${match[1]} in ${file} has no body between $$ quotes.`);
    const before = text.slice(0, start).trimEnd();
    return {
      name: match[1]!,
      file,
      head: text.slice(start + match[0].length, opening),
      body: text.slice(opening, closing),
      isReplacement: match[0].startsWith('create or replace'),
      lines: text.slice(start, closing).split('\n').length,
      hasComment: /^-- /.test(before.slice(before.lastIndexOf('\n') + 1)),
    };
  });
}

/** A migration without comments, and without what stands between `$$` quotes: its own statements. */
export function statementsOf({ text }: MigrationText): string {
  return withoutComments(text).replaceAll(/\$\$[\s\S]*?\$\$/g, '$$$$');
}

export function withoutComments(text: string): string {
  return text.replaceAll(/^\s*--.*$/gm, '').replaceAll(/^comment on [\s\S]*?;$/gm, '');
}
