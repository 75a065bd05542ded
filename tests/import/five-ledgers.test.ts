import { describe, expect, it } from 'vitest';
import { ledgerReport } from '@/data/import/ledger-report';
import { readLedger } from '@/data/import/read-ledger';
import { distanceMeters } from '@/lib/geography/distance';
import expected from '../fixtures/ledgers/expected.json';
import { context, fixture } from './reading-context';

type Expected = (typeof expected)['企业台账.xlsx'];
const sortKey = (finding: { row: number; code: string; field: string }) =>
  `${String(finding.row).padStart(5, '0')} ${finding.code} ${finding.field}`;

describe.each(Object.entries(expected) as [string, Expected][])('%s', (file, wanted) => {
  const reading = readLedger(fixture(file), context);
  const report = reading.then((ledger) => ledgerReport(ledger, (key) => key));

  it('has the expected rows and coordinate system', async () => {
    const { dataRows, acceptedRows, rejectedRows, unlocatedRows, coordinateSystem } = await report;
    expect({ dataRows, acceptedRows, rejectedRows, unlocatedRows, coordinateSystem }).toEqual({
      dataRows: wanted.dataRows,
      acceptedRows: wanted.acceptedRows,
      rejectedRows: wanted.rejectedRows,
      unlocatedRows: wanted.unlocatedRows,
      coordinateSystem: wanted.coordinateSystem,
    });
  });

  it('has exactly the expected findings', async () => {
    const { findings } = await report;
    const plain = findings.map(({ row, severity, code, field }) => ({ row, severity, code, field }));
    const sorted = <T extends { row: number; code: string; field: string }>(list: readonly T[]) =>
      [...list].sort((a, b) => sortKey(a).localeCompare(sortKey(b)));
    expect(sorted(plain)).toEqual(sorted(wanted.findings));
  });

  it('puts every accepted row within a metre of its place', async () => {
    const { locations } = await report;
    expect(Object.keys(locations).sort()).toEqual(Object.keys(wanted.locations).sort());
    for (const [row, place] of Object.entries(wanted.locations)) {
      expect(distanceMeters(locations[row]!, place as [number, number])).toBeLessThan(1);
    }
  });
});
