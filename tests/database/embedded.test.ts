/** The database's promises on the embedded database. The same suites run on PostgreSQL. */
import { afterAll, beforeAll, describe } from 'vitest';

import { openEmbedded, type OpenDatabase } from './support/open-database';
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

describe('on the embedded database', () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await openEmbedded();
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
