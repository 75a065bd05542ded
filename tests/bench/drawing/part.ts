/** Part `drawing`: first points, a change of filter and a pan in Chromium without a graphics card, one page for each contender. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';

import { makeDataset, type Dataset } from '../dataset';
import type { BenchOptions } from '../main';
import { ratioTarget, summarise, type Measurement, type PartResult } from '../measure';
import type { DrawingContender } from '../page/drawing';
import { openPages } from '../page/open';

const contenders: readonly (readonly [DrawingContender, string])[] = [
  ['ours', 'ours'],
  ['maplibre', 'MapLibre circles, setFilter'],
  ['deck-filter', 'deck Scatterplot, DataFilterExtension'],
  ['deck-plain', 'deck Scatterplot, filtered arrays'],
];
const SIZES = [100_000, 1_000_000];
const SAMPLES = 7;
/** A contender that does not finish in this time keeps what it had done, and the notes say so. */
const PATIENCE_MS = 300_000;

export async function benchDrawing({ sizes }: BenchOptions, say: (line: string) => void): Promise<PartResult> {
  const measurements: Measurement[] = [];
  const notes: string[] = [
    'A pan moves all points a step a frame; ours composes them anew every 140 ms, as the product does, and those frames are among the samples.',
  ];
  const measured = SIZES.filter((rows) => sizes.includes(rows));
  if (measured.length === 0) throw new Error(`Part drawing needs ${SIZES.join(' or ')} among the sizes.`);
  const pages = await openPages(answerPoints);
  try {
    for (const rows of measured)
      for (const [contender, subject] of contenders) {
        // Not among the targets, and minutes long at the largest size.
        if (contender === 'deck-plain' && rows > 100_000) continue;
        try {
          const pixels = await pages.withPage((page) => {
            page.on('console', (message) => {
              if (!message.text().startsWith('bench ')) return;
              const [scenario, samples] = JSON.parse(message.text().slice(6)) as [string, number[]];
              const one = summarise({ scenario, subject, rows }, samples);
              measurements.push(one);
              say(`  drawing, ${rows} rows, ${scenario}: ${subject} ${one.median.toFixed(1)} ms`);
            });
            return Promise.race([
              page.evaluate(([who, many, samples]) => window.bench.measureDrawing(who, many, samples), [
                contender,
                rows,
                rows > 100_000 ? 3 : SAMPLES,
              ] as const),
              new Promise<never>((_, reject) =>
                setTimeout(() => reject(new Error(`not done in ${PATIENCE_MS / 1000} s`)), PATIENCE_MS).unref(),
              ),
            ]);
          });
          notes.push(`${rows} rows, ${subject}: ${pixels} pixels of 1024 × 768 drawn at the first points.`);
        } catch (error) {
          if (contender === 'ours') throw error;
          const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
          notes.push(`${rows} rows, ${subject} did not finish and shows only what it had done: ${reason}.`);
          say(`  drawing, ${rows} rows: ${subject} did not finish: ${reason}`);
        }
      }
  } finally {
    pages.close();
  }
  return { part: 'drawing', measurements, targets: drawingTargets(measurements), notes };
}

/** Against each peer at every size at which it came to an end of the scenario. */
export function drawingTargets(measurements: readonly Measurement[]): PartResult['targets'] {
  const scenarios = ['first points', 'filter change, strong', 'filter change, weak', 'pan, all points'];
  return SIZES.flatMap((rows) =>
    scenarios.flatMap((scenario) =>
      contenders.slice(1, 3).flatMap(([, peer]) =>
        ratioTarget(measurements, {
          label: `${scenario}, against ${peer} (${rows} rows)`,
          scenario,
          rows,
          ours: 'ours',
          peer,
          bound: 10,
        }),
      ),
    ),
  );
}

/** The data set as GeoJSON, a piece at a time. */
function answerPoints(request: IncomingMessage, response: ServerResponse): boolean {
  const rows = Number(/^\/points\/(\d+)\.geojson$/.exec(request.url ?? '')?.[1]);
  if (!rows) return false;
  response.setHeader('content-type', 'application/geo+json');
  pipeline(Readable.from(pieces(makeDataset(rows))), response, () => undefined);
  return true;
}

function* pieces({ rows, lon, lat, codes, due }: Dataset): Generator<string> {
  yield '{"type":"FeatureCollection","features":[';
  for (let from = 0; from < rows; from += 10_000)
    yield (
      (from > 0 ? ',' : '') +
      Array.from({ length: Math.min(10_000, rows - from) }, (_, place) => {
        const row = from + place;
        return JSON.stringify({
          type: 'Feature',
          properties: { risk: codes.risk[row], status: codes.status[row], due: due[row] },
          geometry: { type: 'Point', coordinates: [lon[row]! / 1e6, lat[row]! / 1e6] },
        });
      }).join()
    );
  yield ']}';
}
