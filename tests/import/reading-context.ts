import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { geodataPlaces } from '@/data/import/geodata-places';
import type { LedgerContext } from '@/data/import/read-ledger';
import { LEDGERS } from '@/kinds';
import counties from '../../geodata/counties.json';
import townships from '../../geodata/townships.json';

/** Everything that reading a ledger needs, from our own geodata. */
export const context: LedgerContext = { definitions: LEDGERS, ...geodataPlaces(counties, townships) };

/** A fixture workbook as the browser would hand it over. */
export function fixture(name: string): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(new URL(`../fixtures/ledgers/${name}`, import.meta.url)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
