/** PostgreSQL stops and starts under writers: the server lives, answers in a sentence, and keeps what it confirmed. */
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startPostgres, type PostgresCluster } from '../../tools/lib/postgres';
import { configurationOf, signIn } from '../support/clients';
import { startServer, type ServerProcess } from '../support/server';

const WRITERS = 6;

describe('the server on PostgreSQL', () => {
  let cluster: PostgresCluster;
  let server: ServerProcess;
  beforeAll(async () => {
    cluster = await startPostgres({ isDurable: true });
    server = await startServer({ environment: { DATABASE_URL: cluster.url, DEMONSTRATION: 'on' } });
  });
  afterAll(async () => {
    await server.stop();
    cluster.stop();
  });

  it.each(['fast', 'immediate'] as const)(
    'lives through five stops (%s) under six writers',
    async (mode) => {
      const office = await signIn(server.url, 'office@demo.local');
      const first = mode === 'fast' ? 1_000_000 : 2_000_000;
      const acknowledged: number[] = [];
      const refusals = new Map<number, string>();
      let isRunning = true;
      const write = async (lane: number) => {
        for (let index = 0; isRunning; index += 1) {
          const number = first + lane * 100_000 + index;
          const { error, status } = await office
            .from('enterprises')
            .insert({ name: `演示企业 ${number}`, sector_code: 'K16', jurisdiction_id: 1, employees: number });
          if (!error) acknowledged.push(number);
          else {
            refusals.set(status, error.message);
            await pause(20); // As a person would wait before trying again.
          }
        }
      };
      const lanes = Array.from({ length: WRITERS }, (_, lane) => write(lane));
      for (let round = 0; round < 5; round += 1) {
        const before = acknowledged.length;
        await expect.poll(() => acknowledged.length - before, { timeout: 30_000, interval: 5 }).toBeGreaterThan(30);
        await cluster.halt(mode);
        const health = await fetch(`${server.url}/healthz`);
        expect(health.status).toBe(503);
        await cluster.resume();
      }
      const before = acknowledged.length;
      await expect.poll(() => acknowledged.length - before, { timeout: 30_000, interval: 5 }).toBeGreaterThan(30);
      isRunning = false;
      await Promise.all(lanes);

      const found = new Set<number>();
      for (let from = first; from < first + WRITERS * 100_000; from += 100_000) {
        const { data, error } = await office
          .from('enterprises')
          .select('employees')
          .gte('employees', from)
          .lt('employees', from + 100_000)
          .order('employees');
        if (error) throw error;
        for (const { employees } of data as { employees: number }[]) found.add(employees);
        expect(data.length).toBeLessThan(1000); // Else a second page would be missing here.
      }
      expect(acknowledged.filter((number) => !found.has(number))).toEqual([]);
      // Whoever was refused was told so in one way.
      expect([...refusals.keys()]).toEqual([503]);
      expect(refusals.get(503)).toMatch(/database cannot be reached/);
      // What was on its way when it stopped may be there or not: one write of each lane and stop.
      expect(found.size - acknowledged.length).toBeLessThanOrEqual(WRITERS * 5);
    },
    180_000,
  );

  it('tells who signs in meanwhile that the database is away, and not that the password is wrong', async () => {
    const { supabaseKey, demonstration } = await configurationOf(server.url);
    const ask = () =>
      fetch(`${server.url}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers: { apikey: supabaseKey, 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'office@demo.local', password: demonstration!.password }),
      });
    expect((await ask()).status).toBe(200);
    await cluster.halt('fast');
    expect((await ask()).status).toBe(503);
    await cluster.resume();
    expect((await ask()).status).toBe(200);
  });
});
