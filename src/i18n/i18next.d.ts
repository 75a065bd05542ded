import 'i18next';
import type admin from './zh-CN/admin.json';
import type analysis from './zh-CN/analysis.json';
import type common from './zh-CN/common.json';
import type enums from './zh-CN/enums.json';
import type importing from './zh-CN/import.json';
import type kinds from './zh-CN/kinds.json';
import type login from './zh-CN/login.json';
import type map from './zh-CN/map.json';
import type roles from './zh-CN/roles.json';
import type shell from './zh-CN/shell.json';

/** The keys of the Chinese catalogues, a namespace a line: `catalogues.test.ts` proves that the English ones are the same. */
interface Resources {
  admin: typeof admin;
  analysis: typeof analysis;
  common: typeof common;
  enums: typeof enums;
  import: typeof importing;
  kinds: typeof kinds;
  login: typeof login;
  map: typeof map;
  roles: typeof roles;
  shell: typeof shell;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: Resources;
    /** Common first, which is what a key without a namespace belongs to; then all that a key may name. */
    defaultNS: ['common', ...Exclude<keyof Resources, 'common'>[]];
    returnNull: false;
    /** A wrong key stays wrong where a default text is given beside it. */
    strictKeyChecks: true;
    /** JSON modules have keys but no texts for the compiler: what is put into a text is compared by `catalogues.test.ts`. */
    parseInterpolation: false;
  }
}
