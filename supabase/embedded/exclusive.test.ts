import { describe, expect, it } from 'vitest';

import { Exclusive } from './exclusive';

describe('exclusive work', () => {
  it('never overlaps and keeps the order asked', async () => {
    const exclusive = new Exclusive();
    const log: string[] = [];
    const work = (name: string, turns: number) => async () => {
      log.push(`${name} begins`);
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      log.push(`${name} ends`);
      return name;
    };
    const results = await Promise.all([exclusive.run(work('slow', 50)), exclusive.run(work('quick', 1))]);
    expect(results).toEqual(['slow', 'quick']);
    expect(log).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('goes on after a failure, which is its caller’s alone', async () => {
    const exclusive = new Exclusive();
    const failing = exclusive.run(() => Promise.reject(new Error('mine')));
    const next = exclusive.run(() => Promise.resolve('fine'));
    await expect(failing).rejects.toThrow('mine');
    await expect(next).resolves.toBe('fine');
  });
});
