import { useQuery } from '@tanstack/react-query';
import { KINDS, type Kind } from '@/kinds';
import { supabaseClient } from './supabase-client';

export interface KindCounts {
  readonly counts: Readonly<Record<Kind, number>>;
  readonly asOf: Date;
}

/** How many rows of each kind the caller may see: five exact counts, without any row. */
export async function fetchKindCounts(): Promise<KindCounts> {
  const asOf = new Date();
  const entries = await Promise.all(
    KINDS.map(async (kind) => {
      const { count, error } = await supabaseClient().from(kind).select('id', { count: 'exact', head: true });
      if (error) throw new Error(`${kind}: ${error.message}`);
      if (count === null) throw new Error(`${kind}: the server gave no count`);
      return [kind, count] as const;
    }),
  );
  return { counts: Object.fromEntries(entries) as Record<Kind, number>, asOf };
}

/** The counts, read again every minute. */
export function useKindCounts() {
  return useQuery({ queryKey: ['kind_counts'], queryFn: fetchKindCounts, refetchInterval: 60_000 });
}
