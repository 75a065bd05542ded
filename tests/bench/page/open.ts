/** Builds the page once and opens it in the Chromium of the browser tests, drawing in software. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';

import { chromiumLaunchOptions } from '../../support/chromium';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const OUTPUT = path.join(PROJECT, '.cache/bench-page');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** All the heap a page can have: a peer that holds objects must not fail for want of it. */
const ROOMY = '--js-flags=--max-old-space-size=4096';

/** Answers a request itself, or says no. */
export type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface OpenedPages {
  /** A fresh page in a browser of its own, so that no contender pays for another's memory. */
  withPage<Result>(run: (page: Page) => Promise<Result>): Promise<Result>;
  close(): void;
}

export async function openPages(answer: Answerer = () => false): Promise<OpenedPages> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: import.meta.dirname,
    resolve: {
      alias: { '@': path.join(PROJECT, 'src') },
      // The peers' package carries copies of its own, and two decks do not work together.
      dedupe: [
        '@deck.gl/core',
        '@deck.gl/layers',
        '@luma.gl/core',
        '@luma.gl/engine',
        '@luma.gl/shadertools',
        '@luma.gl/webgl',
      ],
    },
    worker: { format: 'es' },
    build: { outDir: OUTPUT, emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 5000 },
  });
  const server = createServer((request, response) => {
    if (answer(request, response)) return;
    const name = new URL(request.url ?? '/', 'http://bench').pathname;
    const file = path.join(OUTPUT, name === '/' ? 'index.html' : name);
    if (!file.startsWith(OUTPUT) || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', types[path.extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    async withPage(run) {
      const { args, ...options } = chromiumLaunchOptions();
      const browser = await chromium.launch({ ...options, args: [...args, ROOMY] });
      try {
        const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
        page.on('pageerror', (error) => console.error(`page: ${error.message}`));
        await page.goto(url);
        await page.waitForFunction(() => 'bench' in window);
        return await run(page);
      } finally {
        await browser.close();
      }
    },
    close: () => void server.close(),
  };
}
