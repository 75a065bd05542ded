/** The server calls nobody: in the embedded mode nothing leaves it, with PostgreSQL only what goes there. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { signIn } from '../support/clients';
import { BACKENDS, startBackend } from './backends';

const RECORDER = path.resolve(import.meta.dirname, '../support/record-connections.mjs');

describe.each(BACKENDS)('outbound connections on %s', (name) => {
  it('are none, save those to the database', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'risk-map-record-'));
    const file = path.join(directory, 'connections');
    writeFileSync(file, '');
    const backend = await startBackend(name, {
      nodeOptions: ['--import', RECORDER],
      environment: { RECORD_CONNECTIONS: file },
    });
    try {
      const { url } = backend.server;
      const office = await signIn(url, 'office@demo.local');
      await office.from('sectors').select('*');
      await office.functions.invoke('accounts', {
        body: { action: 'create', email: 'new@example.org', displayName: '新', role: 'auditor' },
      });
      await expect(signIn(url, 'office@demo.local', 'wrong password')).rejects.toThrow();
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      if (!backend.postgres) return expect(lines).toEqual([]);
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines)).toEqual(new Set([`connect 127.0.0.1:${backend.postgres.port}`]));
    } finally {
      await backend.stop();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
