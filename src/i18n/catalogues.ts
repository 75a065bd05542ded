/**
 * The catalogues: one JSON file per namespace and language, all loaded with the page, so that
 * a person without signal never meets a missing word. A new namespace is a new pair of files.
 */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A catalogue: keys to texts, nested at will. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

const files = import.meta.glob<Catalogue>('./{zh-CN,en}/*.json', { eager: true, import: 'default' });

/** Every catalogue by language and namespace; the namespace is the file's name. */
export const catalogues: Record<Language, Record<string, Catalogue>> = { 'zh-CN': {}, en: {} };

for (const [path, catalogue] of Object.entries(files)) {
  const match = /^\.\/(zh-CN|en)\/(.+)\.json$/.exec(path);
  if (match?.[1] && match[2]) catalogues[match[1] as Language][match[2]] = catalogue;
}
