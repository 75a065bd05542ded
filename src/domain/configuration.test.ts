import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { parseConfiguration, usesOwnOrigin } from './configuration';

const aConfiguration = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({
    supabaseUrl: '',
    supabaseKey: '',
    cityCode: '411700',
    title: { 'zh-CN': '一张图', en: 'Map' },
    basemap: { kind: 'local' },
    ...changes,
  });

describe('config.json', () => {
  it('takes the file that ships with the page', () => {
    const result = parseConfiguration(readFileSync('public/config.json', 'utf8'));
    expect(result.valid && usesOwnOrigin(result.configuration)).toBe(true);
  });

  it('says that a text is not JSON', () => {
    const result = parseConfiguration('{ "cityCode": ');
    expect(result).toMatchObject({ valid: false, problem: { reason: 'NOT_JSON', path: '$' } });
  });

  it.each([
    ['cityCode', { cityCode: '4117' }],
    ['cityCode', { cityCode: 411700 }],
    ['supabaseUrl', { supabaseUrl: 'ftp://example.org' }],
    ['title.en', { title: { 'zh-CN': '一张图' } }],
    ['basemap.tiandituToken', { basemap: { kind: 'tianditu' } }],
    ['basemap.pmtilesUrl', { basemap: { kind: 'pmtiles' } }],
    ['basemap.kind', { basemap: { kind: 'satellite' } }],
  ])('names %s when it is wrong', (path, changes) => {
    const result = parseConfiguration(aConfiguration(changes));
    expect(result).toMatchObject({ valid: false, problem: { reason: 'WRONG_MEMBER', path } });
  });

  it('takes a hosted project and a demonstration list', () => {
    const result = parseConfiguration(
      aConfiguration({
        supabaseUrl: 'https://project.example.org',
        demonstration: {
          accounts: [
            { email: 'leader@demo.local', role: 'city_leader', name: { 'zh-CN': '市领导', en: 'City leader' } },
          ],
        },
      }),
    );
    expect(result.valid).toBe(true);
  });
});
