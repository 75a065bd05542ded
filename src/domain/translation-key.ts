import type { ParseKeys } from 'i18next';

/** A key of the catalogues, as `src/i18n/i18next.d.ts` reads them: `analysis:legend.label`. Any other does not compile. */
export type TranslationKey = ParseKeys;

/** What may stand behind a prefix: `KeyBelow<'analysis:flag'>` names the flags that have a label. */
export type KeyBelow<Prefix extends string> = TranslationKey extends infer Key
  ? Key extends `${Prefix}.${infer Rest}`
    ? Rest
    : never
  : never;

/** A namespace and the first part of a key in it: `enums:kind`. */
export type KeyBranch = TranslationKey extends infer Key
  ? Key extends `${infer Namespace}:${infer Part}.${string}`
    ? `${Namespace}:${Part}`
    : never
  : never;

/** Enumerations whose values have labels. */
export type LabelledEnumeration = KeyBranch extends infer Branch
  ? Branch extends `enums:${infer Name}`
    ? Name
    : never
  : never;

/**
 * The key of a word for a value that only the data know, such as what a column of a record holds. The compiler sees
 * the branch and takes this function's word for the value: it is for texts out of the database or a ledger, whose
 * lists `src/i18n/catalogues.test.ts` compares with the catalogues, and never for a value of a closed type.
 */
export function keyOfValue(branch: KeyBranch, value: string): TranslationKey {
  return `${branch}.${value}` as TranslationKey;
}
