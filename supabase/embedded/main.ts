/** `npm start`: builds what is missing, opens the database, serves page and API, says `ready <url>`. */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { admission } from './admission';
import { reportFailure } from './failure';
import { listen } from './http-server';
import { openInstallation } from './installation';
import { buildPage, isPageCurrent } from './page-build';
import { router } from './router';
import { isLoopback, PROJECT_DIRECTORY, readSettings, type Settings } from './settings';
import { staticFiles } from './static-files';

/** Notices go to stderr; stdout has the one `ready` line for whoever waits for it. */
const say = (line: string) => console.error(line);

async function start(): Promise<void> {
  const settings = readSettings();
  // The two slow things run side by side; a failure of either ends the start.
  const [installation] = await Promise.all([openInstallation(settings, 'server', say), preparePage(settings)]);
  try {
    const server = await listen(
      router({
        backend: installation.backend,
        publishableKey: installation.secrets.publishableKey,
        configurationFile: settings.configurationFile,
        demonstration: installation.demonstration,
        listensOnLoopback: isLoopback(settings.host),
        page: settings.servesPage ? staticFiles(settings.pageDirectory) : null,
      }),
      { ...settings, admit: admission(installation.secrets) },
    );
    installation.lock.announce(server.url);
    const stop = async () => {
      await server.close();
      await installation.close();
      process.exit(0);
    };
    process.once('SIGINT', () => void stop());
    process.once('SIGTERM', () => void stop());
    console.log(`ready ${server.url}`);
  } catch (error) {
    await installation.close();
    throw error;
  }
}

async function preparePage(settings: Settings): Promise<void> {
  if (!settings.servesPage || isPageCurrent(settings.pageDirectory)) return;
  if (!existsSync(path.join(PROJECT_DIRECTORY, 'index.html')))
    return say('There is no index.html to build a page from; only the API is served.');
  say('Building the page …');
  await buildPage();
}

start().catch((error: unknown) => process.exit(reportFailure(error)));
