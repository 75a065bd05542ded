/**
 * `npm run seed -- --features N`: replaces the demonstration data by N fresh objects, in the database
 * that DATABASE_URL names or in the embedded one. Real records stay as they are.
 */
import { parseArgs } from 'node:util';

import { openBackend } from '../supabase/embedded/backend';
import { reportFailure, StartFailure } from '../supabase/embedded/failure';
import { takeLock } from '../supabase/embedded/lock';
import { openSecrets } from '../supabase/embedded/secrets';
import { readSettings } from '../supabase/embedded/settings';
import { seedDemonstration } from '../supabase/seed/demonstration';
import { KINDS } from '../src/kinds/index';

const MOST_FEATURES = 1_000_000;

async function seed(): Promise<void> {
  const features = readFeatures();
  const settings = readSettings();
  const secrets = await openSecrets(settings.dataDirectory);
  // The embedded database has room for one process; a PostgreSQL server may be running beside us.
  const lock = settings.databaseUrl === null ? takeLock(settings.dataDirectory, 'seed') : null;
  try {
    const backend = await openBackend({ ...settings, secrets });
    const started = Date.now();
    try {
      const counts = await seedDemonstration(backend.database, { features, onProgress: (text) => console.error(text) });
      for (const kind of KINDS) console.log(`${kind} ${counts[kind]}`);
      console.error(`Demonstration data replaced in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
    } finally {
      await backend.close();
    }
  } finally {
    lock?.release();
  }
}

function readFeatures(): number {
  const text = featuresOption();
  const features = Number(text);
  if (/^\d+$/.test(text) && features <= MOST_FEATURES) return features;
  throw new StartFailure(
    'BAD_SETTING',
    `--features is "${text}"; give a whole number from 0 to ${MOST_FEATURES}, as in: npm run seed -- --features 20000.`,
  );
}

function featuresOption(): string {
  try {
    return parseArgs({ options: { features: { type: 'string', default: '20000' } } }).values.features;
  } catch (error) {
    throw new StartFailure(
      'BAD_SETTING',
      `The command is not understood (${error instanceof Error ? error.message.split('\n')[0] : String(error)}); write: npm run seed -- --features 20000.`,
    );
  }
}

seed().catch((error: unknown) => process.exit(reportFailure(error)));
