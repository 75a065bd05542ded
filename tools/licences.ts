/**
 * Refuses a dependency whose licence an office could not accept without asking: prints the offenders and exits 1.
 * Reads what is installed, so it says what is really shipped.
 */
import { createRequire } from 'node:module';

const ACCEPTED = [
  '0BSD',
  'Apache-2.0',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
  'PostgreSQL',
];

/** Packages whose licence field is missing or unusual, each read by a person. */
const READ_BY_HAND: Record<string, string> = {
  jsts: 'Eclipse Distribution License 1.0, a BSD-3-Clause text',
  '@turf/jsts': 'Eclipse Distribution License 1.0, a BSD-3-Clause text',
};

type Report = Record<string, { licenses?: string | string[] }>;
type Checker = {
  init(
    options: { start: string; excludePrivatePackages: boolean },
    done: (error: Error | null, report: Report) => void,
  ): void;
};

const checker = createRequire(import.meta.url)('license-checker-rseidelsohn') as Checker;

/** True when an SPDX expression allows at least one accepted licence in every AND branch. */
function isAccepted(expression: string): boolean {
  const plain = expression.replace(/[()*]/g, '').trim();
  return plain
    .split(/\s+AND\s+/i)
    .every((part) => part.split(/\s+OR\s+/i).some((name) => ACCEPTED.includes(name.trim())));
}

checker.init({ start: process.cwd(), excludePrivatePackages: true }, (error, report) => {
  if (error) throw error;
  const offenders = Object.entries(report)
    .map(
      ([name, { licenses }]) => [name, Array.isArray(licenses) ? licenses.join(' OR ') : (licenses ?? 'none')] as const,
    )
    .filter(([name, licence]) => !isAccepted(licence) && !(name.replace(/@[^@]+$/, '') in READ_BY_HAND));
  for (const [name, licence] of offenders) console.error(`${name}: ${licence}`);
  if (offenders.length > 0) {
    console.error(
      `${offenders.length} package(s) with a licence that nobody has read: read it, then add it to tools/licences.ts or drop the package.`,
    );
    process.exit(1);
  }
  console.log(`licences: ${Object.keys(report).length} packages, all accepted`);
});
