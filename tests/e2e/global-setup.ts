/**
 * One real server for all browser tests: the built page, the embedded database, the demonstration data of a first
 * start. Its address and the time its first start took go to the tests through the environment.
 */
import { startServer } from '../support/server';

export default async function globalSetup(): Promise<() => Promise<void>> {
  const started = Date.now();
  const server = await startServer({ environment: { SERVE_PAGE: 'on', DEMO_FEATURES: '20000' } });
  process.env['E2E_URL'] = server.url;
  process.env['E2E_FIRST_START_SECONDS'] = String((Date.now() - started) / 1000);
  console.log(`first start: ${process.env['E2E_FIRST_START_SECONDS']} s to ${server.url}`);
  return () => server.stop();
}
