import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom inside src. A folder may import what stands in its row, and itself.
 * ARCHITECTURE.md says why; a change there changes this table.
 */
const mayImport = {
  lib: [],
  domain: ['lib'],
  i18n: ['lib', 'domain'],
  ui: ['lib', 'domain', 'i18n'],
  kinds: ['lib', 'domain', 'ui'],
  store: ['lib', 'domain', 'kinds'],
  data: ['lib', 'domain', 'kinds', 'i18n', 'store'],
  map: ['lib', 'domain', 'kinds', 'i18n', 'ui', 'data', 'store'],
  panels: ['lib', 'domain', 'kinds', 'i18n', 'ui', 'data', 'store', 'map'],
  screens: ['lib', 'domain', 'kinds', 'i18n', 'ui', 'data', 'store', 'map', 'panels'],
  app: ['lib', 'domain', 'kinds', 'i18n', 'ui', 'data', 'store', 'map', 'panels', 'screens'],
};

/** Packages that only one folder may touch, so that swapping one stays a small job. */
const owners = [
  { group: ['@supabase/supabase-js'], owner: 'data' },
  { group: ['maplibre-gl', 'maplibre-gl/*', '@deck.gl/*', '@luma.gl/*', 'pmtiles'], owner: 'map' },
];

const layers = Object.keys(mayImport);

/** Nothing that is built or run by a person leans on the tests: what both need stands in `tools/lib`. */
const noTests = {
  regex: '^(\\.\\./)+tests(/|$)',
  message: 'Only tests import from tests: move what is shared to tools/lib.',
};

/** What a file of a folder may not import, each with a sentence: the folders above it, the packages of others, the tests. */
function forbiddenTo(layer) {
  const above = layers.filter((other) => other !== layer && !mayImport[layer].includes(other));
  return [
    ...above.map((other) => ({
      regex: `^(@/|(\\.\\./)+)${other}(/|$)`,
      message: `src/${layer} may not import src/${other}: see the table in eslint.config.js.`,
    })),
    ...owners
      .filter(({ owner }) => owner !== layer)
      .map(({ group, owner }) => ({ group, message: `Only src/${owner} imports this package.` })),
    ...(layer === 'lib' || layer === 'domain'
      ? [
          {
            group: ['react', 'react-dom', 'zustand', 'antd', 'node:*'],
            message: `src/${layer} is pure: no React, no platform.`,
          },
        ]
      : []),
    noTests,
  ];
}

/** One lint block per folder. */
function importDirections(layer) {
  return {
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-imports': ['error', { patterns: forbiddenTo(layer) }] },
  };
}

/** Screens are put together from panels and never import each other. */
const screens = readdirSync(`${import.meta.dirname}/src/screens`);
function screenBoundary(screen) {
  const others = screens.filter((other) => other !== screen).join('|');
  return {
    files: [`src/screens/${screen}/**/*.{ts,tsx}`],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...forbiddenTo('screens'),
            {
              regex: `^(@/screens|(\\.\\./)*\\.\\.)/(${others})(/|$)`,
              message: 'Screens never import each other: move what they share to src/panels.',
            },
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.data',
      '.cache',
      'tests/bench/node_modules',
      'src/store/engine/assembly',
      'src/domain/database.types.ts',
      'supabase/functions/*/index.ts',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-console': ['error', { allow: ['error'] }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Name what you export: a reader must find it.' },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/**/*.tsx', 'src/**/use-*.ts'],
    ...reactHooks.configs.flat['recommended-latest'],
  },
  ...layers.map(importDirections),
  ...screens.map(screenBoundary),
  {
    files: ['tools/**', 'supabase/**', 'geodata/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noTests] }] },
  },
  { files: ['tools/**', 'supabase/**', 'geodata/**', 'tests/**', '*.ts', '*.js'], rules: { 'no-console': 'off' } },
);
