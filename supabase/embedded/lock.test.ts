import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { currentHolder, takeLock } from './lock';

describe('the lock of a data directory', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'risk-map-lock-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const writeHolder = (holder: object) => writeFileSync(path.join(directory, 'server.lock'), JSON.stringify(holder));
  const anEndedProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

  it('says who holds it and where', () => {
    const lock = takeLock(directory, 'server');
    lock.announce('http://127.0.0.1:8080');
    expect(() => takeLock(directory, 'server')).toThrow(/already running at http:\/\/127\.0\.0\.1:8080/);
    expect(currentHolder(directory)?.pid).toBe(process.pid);
    lock.release();
    expect(currentHolder(directory)).toBeNull();
  });

  it('is taken over from a process that is gone', () => {
    writeHolder({ pid: anEndedProcess(), processStart: null, purpose: 'server', url: null });
    takeLock(directory, 'server').release();
    expect(existsSync(path.join(directory, 'server.lock'))).toBe(false);
  });

  it('is taken over when the number of the process belongs to another one now', () => {
    writeHolder({ pid: process.pid, processStart: '1', purpose: 'server', url: null });
    expect(currentHolder(directory)).toBeNull();
    takeLock(directory, 'server').release();
  });

  it('is taken over when it was half-written', () => {
    writeFileSync(path.join(directory, 'server.lock'), '{"pid": 1');
    takeLock(directory, 'server').release();
  });
});
