/** A reader of the change feed who keeps the picture that it tells, and how often each record was told. */
import { expect } from 'vitest';

import type { Octets } from './octets';

export type FeedPicture = {
  /** Rows by id as the snapshot and the changes since have told them. */
  rows: Map<number, Record<string, number>>;
  told: Map<number, number>;
  /** Asks once and applies the answer. */
  poll(): Promise<void>;
};

/** Starts from a snapshot; `changes` asks what is new since a cursor. */
export function feedPicture(start: Octets, changes: (cursor: string) => Promise<Octets>): FeedPicture {
  let { cursor } = start.header;
  const rows = new Map(start.rows.map((row) => [row.id!, row]));
  const told = new Map<number, number>();
  return {
    rows,
    told,
    async poll() {
      const step = await changes(cursor);
      expect(step.header.reload).toBe(false);
      for (const id of step.removed) rows.delete(id);
      for (const row of step.rows) {
        rows.set(row.id!, row);
        told.set(row.id!, (told.get(row.id!) ?? 0) + 1);
      }
      cursor = step.header.cursor;
    },
  };
}
