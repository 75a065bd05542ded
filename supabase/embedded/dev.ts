/** `npm run dev`: our server on an inner port for the API, Vite before it for the page with hot reload. */
import path from 'node:path';

import { createServer } from 'vite';

import { admission } from './admission';
import { reportFailure } from './failure';
import { listen } from './http-server';
import { openInstallation } from './installation';
import { router } from './router';
import { isLoopback, PROJECT_DIRECTORY, readSettings } from './settings';

const API_ADDRESSES = ['/rest', '/auth', '/functions', '/storage', '/config.json', '/healthz'];

async function start(): Promise<void> {
  const settings = readSettings();
  const installation = await openInstallation(settings, 'development server', (line) => console.error(line));
  try {
    const api = await listen(
      router({
        backend: installation.backend,
        publishableKey: installation.secrets.publishableKey,
        configurationFile: settings.configurationFile,
        demonstration: installation.demonstration,
        listensOnLoopback: isLoopback(settings.host),
        page: null,
      }),
      { host: '127.0.0.1', port: 0, trustsProxy: true, admit: admission(installation.secrets) },
    );
    const vite = await createServer({
      root: PROJECT_DIRECTORY,
      configFile: path.join(PROJECT_DIRECTORY, 'vite.config.ts'),
      server: {
        host: settings.host,
        port: settings.port,
        strictPort: true,
        proxy: Object.fromEntries(API_ADDRESSES.map((address) => [address, { target: api.url, changeOrigin: false }])),
        watch: { ignored: ['**/.data/**', '**/supabase/**', '**/tests/**'] },
      },
    });
    await vite.listen();
    const url = `http://${settings.host}:${settings.port}`;
    installation.lock.announce(url);
    const stop = async () => {
      await vite.close();
      await api.close();
      await installation.close();
      process.exit(0);
    };
    process.once('SIGINT', () => void stop());
    process.once('SIGTERM', () => void stop());
    console.log(`ready ${url}`);
  } catch (error) {
    await installation.close();
    throw error;
  }
}

start().catch((error: unknown) => process.exit(reportFailure(error)));
