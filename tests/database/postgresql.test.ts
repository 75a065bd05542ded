/** The database's promises on a real PostgreSQL. The same suites run on the embedded database. */
import { afterAll, beforeAll, describe } from 'vitest';

import { openPostgres, type OpenDatabase } from './support/open-database';
import { changeSignalSuite } from './suites/change-signal.suite';
import { changesSuite } from './suites/changes.suite';
import { historySuite } from './suites/history.suite';
import { importSuite } from './suites/import.suite';
import { kindsSuite } from './suites/kinds.suite';
import { migrationsSuite } from './suites/migrations.suite';
import { placesSuite } from './suites/places.suite';
import { rulesSuite } from './suites/rules.suite';
import { schemaSuite } from './suites/schema.suite';
import { snapshotCacheSuite } from './suites/snapshot-cache.suite';
import { snapshotSuite } from './suites/snapshot.suite';
import { textsSuite } from './suites/texts.suite';
import { transitionsSuite } from './suites/transitions.suite';

describe('on PostgreSQL', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openPostgres();
  });
  afterAll(() => open.close());
  const database = () => open.database;

  schemaSuite(database);
  migrationsSuite(database);
  kindsSuite(database);
  rulesSuite(database);
  placesSuite(database);
  snapshotSuite(database);
  snapshotCacheSuite(database);
  textsSuite(database);
  changesSuite(database);
  changeSignalSuite(database);
  historySuite(database);
  transitionsSuite(database);
  importSuite(database);
});
