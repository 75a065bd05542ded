import { KINDS, type Kind } from '@/kinds';
import type { ColumnsState } from '@/store/columns-state';

/** Kinds of which not all rows have come: counts are of what has come so far, and nobody may take them for final. */
export function pendingKinds({ table, loads }: ColumnsState): readonly Kind[] {
  return KINDS.filter((kind) => {
    const load = loads[kind];
    return !table.kinds[kind] || (load.phase === 'loading' && load.rows !== undefined);
  });
}
