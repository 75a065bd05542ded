/** Makes the documents out of the figures: a table of targets, one of measurements, a plot of how cost grows. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { format } from 'prettier';

import type { Measurement, PartResult, Target } from './measure';

/** Parts by name, each with when, how and where it was measured. */
export type Report = Record<
  string,
  PartResult & { readonly date: string; readonly command: string; readonly machine: string }
>;

const PLOTTED = ['toggle, strong filters', 'toggle, weak filters', 'date drag'];
const COLOURS = ['#b4232a', '#d97706', '#64748b', '#2563eb', '#0f766e', '#7c3aed'];

/** Writes performance.json, performance.md and performance.svg into a directory. */
export async function writeReport(report: Report, directory: string): Promise<void> {
  const pretty = (text: string, parser: string) => format(text, { parser, printWidth: 120, singleQuote: true });
  writeFileSync(path.join(directory, 'performance.json'), await pretty(JSON.stringify(report), 'json'));
  writeFileSync(path.join(directory, 'performance.md'), await pretty(documentOf(report), 'markdown'));
  if (report['engine']) writeFileSync(path.join(directory, 'performance.svg'), plotOf(report['engine'].measurements));
}

function documentOf(report: Report): string {
  return [
    '# Performance',
    'Written by `npm run bench`; do not edit. Milliseconds unless said otherwise. Only ratios carry over to other machines.',
    ...(report['engine'] ? ['![Cost of a linked change by number of rows](performance.svg)'] : []),
    ...Object.values(report).flatMap((part) => [
      `## ${part.part}`,
      `${part.date.slice(0, 16).replace('T', ' ')} UTC, \`${part.command}\`, ${part.machine}.`,
      table(['Target', 'Wanted', 'Measured', 'Met'], part.targets.map(targetRow)),
      table(
        ['Scenario', 'Rows', 'Subject', 'Median', 'p95', 'Samples', 'Times the best'],
        measurementRows(part.measurements),
      ),
      part.notes.map((note) => `- ${note}`).join('\n'),
    ]),
  ].join('\n\n');
}

function targetRow({ label, relation, bound, value, unit, isMet }: Target): string[] {
  return [label, `${relation} ${readable(bound)} ${unit}`, `${readable(value)} ${unit}`, isMet ? 'yes' : '**missed**'];
}

function measurementRows(measurements: readonly Measurement[]): string[][] {
  const key = (one: Measurement) => `${one.scenario}|${one.rows}|${one.unit}`;
  const groups = Map.groupBy(measurements, key);
  return [...groups.values()].flatMap((group) => {
    const best = Math.min(...group.map(({ median }) => median));
    return group.map((one) => [
      one.scenario,
      one.rows.toLocaleString('en'),
      one.subject,
      one.unit === 'bytes' ? `${one.median.toLocaleString('en')} bytes` : readable(one.median),
      one.unit === 'bytes' ? '' : readable(one.p95),
      String(one.samples),
      `${readable(one.median / best)}`,
    ]);
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Three significant digits. */
function readable(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

/** One panel for each scenario, both axes logarithmic: a straight line of slope one is linear cost. */
function plotOf(measurements: readonly Measurement[]): string {
  const shown = measurements.filter(({ scenario }) => PLOTTED.includes(scenario));
  const subjects = [...new Set(shown.map(({ subject }) => subject))];
  const width = 300;
  const height = 260;
  const x = (rows: number) => 40 + ((Math.log10(rows) - 4) / 3) * (width - 60);
  const y = (milliseconds: number) => height - 30 - ((Math.log10(milliseconds) + 3) / 7) * (height - 60);
  const text = (left: number, top: number, content: string, extra = '') =>
    `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" ${extra}>${content}</text>`;
  const panel = (scenario: string, place: number) => {
    const grid = [-3, -2, -1, 0, 1, 2, 3, 4].map(
      (power) =>
        `<path d="M40 ${y(10 ** power).toFixed(1)}H${width - 20}" stroke="#e5e7eb"/>${text(36, y(10 ** power) + 3, `${10 ** power}`, 'text-anchor="end"')}`,
    );
    const marks = [4, 5, 6, 7].map((power) => text(x(10 ** power), height - 14, `10^${power}`, 'text-anchor="middle"'));
    const lines = subjects.map((subject, number) => {
      const points = shown
        .filter((one) => one.scenario === scenario && one.subject === subject)
        .sort((a, b) => a.rows - b.rows)
        .map(({ rows, median }) => `${x(rows).toFixed(1)},${y(Math.max(median, 1e-3)).toFixed(1)}`);
      return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[number % COLOURS.length]}" stroke-width="2"/>`;
    });
    return `<g transform="translate(${place * width} 0)">${text(40, 18, `${scenario}, ms by rows`, 'font-weight="bold"')}${grid.join('')}${marks.join('')}${lines.join('')}</g>`;
  };
  const legend = subjects.map(
    (subject, number) =>
      `<rect x="${40 + number * 145}" y="${height + 2}" width="12" height="4" fill="${COLOURS[number % COLOURS.length]}"/>${text(56 + number * 145, height + 8, subject)}`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${3 * width} ${height + 20}" font-family="sans-serif" font-size="10"><rect width="100%" height="100%" fill="#fff"/>${PLOTTED.map(panel).join('')}${legend.join('')}</svg>\n`;
}
