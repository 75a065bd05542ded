/** The search as the page's worker does it, against the real server on both backends. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { SearchedRows } from '@/data/texts/protocol';
import { TextSearcher } from '@/data/texts/text-searcher';

import { configurationOf, signIn } from '../support/clients';
import { BACKENDS, startBackend, type RunningBackend } from './backends';

describe.each(BACKENDS)('searching on %s', (name) => {
  let backend: RunningBackend;
  let office: SupabaseClient;
  let county: SupabaseClient;
  beforeAll(async () => {
    backend = await startBackend(name);
    office = await signIn(backend.server.url, 'office@demo.local');
    county = await signIn(backend.server.url, 'county-411702@demo.local');
  });
  afterAll(() => backend.stop());

  /** A searcher as a person's page has one, and what it finds of some enterprises. */
  const searcherOf = async (client: SupabaseClient) => {
    const { supabaseKey } = await configurationOf(backend.server.url);
    const { data } = await client.auth.getSession();
    const headers = { apikey: supabaseKey, authorization: `Bearer ${data.session!.access_token}` };
    const searcher = new TextSearcher();
    return async (words: string[], rows: Partial<SearchedRows>, url = `${backend.server.url}/rest/v1/rpc`) => {
      const kinds = [{ kind: 'enterprises' as const, ids: null, changed: [], isAfresh: false, ...rows }];
      const result = await searcher.search({ ticket: 1, url, headers, words, kinds }, () => undefined);
      return result.ok ? [...result.marks.enterprises!] : result.failure.reason;
    };
  };

  it('finds rows by what their texts are now, and only those that the person may read', async () => {
    const { data, error } = await office
      .from('enterprises')
      .insert([
        { name: '示例重庆路加油站', sector_code: 'K16', jurisdiction_id: 1 },
        { name: '示例长葛面粉厂', sector_code: 'K16', jurisdiction_id: 1 },
        { name: '示例重庆路面粉厂', sector_code: 'K16', jurisdiction_id: 2 },
      ])
      .select('id');
    if (error) throw new Error(error.message);
    const [first, second, foreign] = data.map(({ id }) => id as number) as [number, number, number];
    const ids = () => Int32Array.of(first, 0, second, foreign);

    const search = await searcherOf(office);
    expect(await search(['cql'], { ids: ids() })).toEqual([1, 0, 0, 1]);
    expect(await search(['mfc', 'cg'], {})).toEqual([0, 0, 1, 0]);
    const asCounty = await searcherOf(county);
    expect(await asCounty(['cql'], { ids: ids() })).toEqual([1, 0, 0, 0]);

    await office.from('enterprises').update({ name: '示例重庆路面粉厂二厂' }).eq('id', second).throwOnError();
    // Not told of, it is as it was; told of, it is as it is. A row that came is asked for without being told.
    expect(await search(['cql'], {})).toEqual([1, 0, 0, 1]);
    expect(await search(['cql'], { changed: [second] })).toEqual([1, 0, 1, 1]);
    const { data: fourth } = await office
      .from('enterprises')
      .insert({ name: '新来的面粉厂', sector_code: 'K16', jurisdiction_id: 1 })
      .select('id')
      .single()
      .throwOnError();
    expect(await search(['xld'], { ids: Int32Array.of(fourth!.id as number, second) })).toEqual([1, 0]);

    // What moved out of the county's scope has no text there any more.
    await office.from('enterprises').update({ jurisdiction_id: 3 }).eq('id', first).throwOnError();
    expect(await asCounty(['cql'], { changed: [first] })).toEqual([0, 0, 0, 0]);
  });

  it('says why it could not, and goes on when it can', async () => {
    const search = await searcherOf(office);
    const { data } = await office
      .from('enterprises')
      .select('id')
      .eq('name', '示例重庆路面粉厂')
      .single()
      .throwOnError();
    const rows = { ids: Int32Array.of(data!.id as number) };
    expect(await search(['mfc'], rows, 'http://127.0.0.1:9/rpc')).toBe('UNREACHABLE');
    expect(await search(['mfc'], {}, `${backend.server.url}/rest/v1/rpc/nowhere`)).toBe('REFUSED');
    expect(await search(['mfc'], {})).toEqual([1]);
  });
});
