import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { filterTar } from './postgis-bundle';

describe('filtering a tar archive', () => {
  const scratch = mkdtempSync(path.join(tmpdir(), 'risk-map-tar-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('keeps whole what is wanted, with long names too, and drops the rest', () => {
    const source = path.join(scratch, 'source');
    const longName = `lib/${'deep/'.repeat(30)}kept.so`;
    const files = {
      'lib/kept.so': 'k'.repeat(1500),
      'lib/dropped.so': 'd'.repeat(700),
      'lib/empty': '',
      [longName]: 'long',
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
      writeFileSync(path.join(source, name), text);
    }
    const archive = path.join(scratch, 'all.tar');
    execFileSync('tar', ['cf', archive, '-C', source, 'lib']);
    writeFileSync(
      path.join(scratch, 'some.tar'),
      filterTar(readFileSync(archive), (name) => !name.includes('dropped')),
    );
    const target = path.join(scratch, 'target');
    mkdirSync(target);
    execFileSync('tar', ['xf', path.join(scratch, 'some.tar'), '-C', target]);
    const found = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = found.map((entry) => path.relative(target, path.join(entry.parentPath, entry.name))).sort();
    expect(names).toEqual(
      Object.keys(files)
        .filter((name) => !name.includes('dropped'))
        .sort(),
    );
    expect(readFileSync(path.join(target, 'lib/kept.so'), 'utf8')).toBe(files['lib/kept.so']);
    expect(readFileSync(path.join(target, longName), 'utf8')).toBe('long');
  });
});
