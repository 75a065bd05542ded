/** kill -9 in the middle of a stream of writes: what was acknowledged is there after the next start. */
import { rmSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { signIn } from '../support/clients';
import { makeDataDirectory, startServer } from '../support/server';

describe('the embedded database', () => {
  let dataDirectory = '';
  beforeAll(() => {
    dataDirectory = makeDataDirectory();
  });
  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

  it('has every acknowledged write after a kill, and starts by itself', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const server = await startServer({ dataDirectory });
      const office = await signIn(server.url, 'office@demo.local');
      let isRunning = true;
      const write = async (lane: number) => {
        for (let index = 0; isRunning; index += 1) {
          const number = round * 1_000_000 + lane * 10_000 + index;
          const enterprise = { name: `演示企业 ${number}`, sector_code: 'K16', jurisdiction_id: 1, employees: number };
          const { error } = await office.from('enterprises').insert(enterprise);
          if (!error) acknowledged.push(number);
          else if (isRunning) throw new Error(error.message);
        }
      };
      const lanes = [0, 1, 2].map(write);
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length - before, { timeout: 60_000, interval: 5 }).toBeGreaterThan(40);
      const killed = server.kill();
      isRunning = false;
      await killed;
      await Promise.all(lanes);
    }

    const server = await startServer({ dataDirectory });
    const office = await signIn(server.url, 'office@demo.local');
    const found = new Set<number>();
    for (let from = 0; ; from += 1000) {
      const { data, error } = await office
        .from('enterprises')
        .select('employees')
        .order('employees')
        .range(from, from + 999);
      if (error) throw error;
      for (const { employees } of data as { employees: number }[]) found.add(employees);
      if (data.length < 1000) break;
    }
    await server.stop();
    expect(acknowledged.length).toBeGreaterThan(80);
    expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
    // One write per lane and round may have been on its way: there or not, but nothing else.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(6);
  }, 300_000);
});
