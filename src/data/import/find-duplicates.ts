import { NEAR_DUPLICATE_METERS, namesDifferLittle } from '@/domain/near-duplicate';
import { distanceMeters } from '@/lib/geography/distance';
import { compactText } from '@/lib/text/normalise';
import type { KindLedger } from '@/kinds';
import type { LedgerRow, ReportFinding } from '@/kinds/ledger-definition';

export type ReportForRow = (row: LedgerRow) => ReportFinding;

/** Cells of a thousandth of a degree, more than 50 m either way here: a neighbour is in the same or an adjoining cell. */
const cellsPerDegree = 1000;

/**
 * Reports rows that say again what an earlier row says: the same key, or, where a key is missing, the same name in
 * one county (the database would take the two for one); and, as a warning, a like name within 50 m.
 */
export function findDuplicates(rows: readonly LedgerRow[], definition: KindLedger, reportFor: ReportForRow): void {
  const repeated = new Set<LedgerRow>();
  const { key } = definition;
  const firstByKey = new Map<string, LedgerRow>();
  const firstByName = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const value = key ? row.fields[key.field] : null;
    if (key && typeof value === 'string') {
      const first = firstByKey.get(value);
      if (first) {
        repeated.add(row);
        row.faulty.add(key.field);
        reportFor(row)('error', key.code, key.field, { value, otherRow: first.row });
        continue;
      }
      firstByKey.set(value, row);
    }
    const { name } = row.fields;
    if (!definition.comparesPlaces || typeof name !== 'string' || !row.jurisdiction) continue;
    const sameName = `${row.jurisdiction.id} ${compactText(name)}`;
    const earlier = firstByName.get(sameName) ?? [];
    const twin = earlier.find(
      (other) => typeof value !== 'string' || typeof other.fields[key?.field ?? ''] !== 'string',
    );
    if (twin) {
      repeated.add(row);
      row.faulty.add('name');
      reportFor(row)('error', 'DUPLICATE_NAME', 'name', { value: name, otherRow: twin.row });
    }
    firstByName.set(sameName, [...earlier, row]);
  }
  if (definition.comparesPlaces)
    findNearDuplicates(
      rows.filter((row) => !repeated.has(row)),
      reportFor,
    );
}

function findNearDuplicates(rows: readonly LedgerRow[], reportFor: ReportForRow): void {
  const cells = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const { name } = row.fields;
    if (!row.place || typeof name !== 'string') continue;
    const { longitude, latitude } = row.place;
    const [column, line] = [Math.floor(longitude * cellsPerDegree), Math.floor(latitude * cellsPerDegree)];
    const near = [-1, 0, 1].flatMap((east) =>
      [-1, 0, 1].flatMap((north) => cells.get(`${column + east} ${line + north}`) ?? []),
    );
    const twin = near.find(
      ({ place, fields }) =>
        place &&
        distanceMeters([longitude, latitude], [place.longitude, place.latitude]) <= NEAR_DUPLICATE_METERS &&
        namesDifferLittle(name, String(fields.name)),
    );
    if (twin)
      reportFor(row)('warning', 'NEAR_DUPLICATE', 'name', {
        value: name,
        otherRow: twin.row,
        otherName: String(twin.fields.name),
      });
    const cell = `${column} ${line}`;
    cells.set(cell, [...(cells.get(cell) ?? []), row]);
  }
}
