import { useQueries, useQuery } from '@tanstack/react-query';
import { definitionOf, isKind, type Kind } from '@/kinds';
import type { RowOf } from '@/kinds/field-definition';
import { recordColumnsOf, type COMMON_RECORD_COLUMNS } from '@/kinds/record-columns';
import type { SideDefinition } from '@/kinds/side-definition';
import type { RecordKey } from '@/store/choice';
import { supabaseClient } from './supabase-client';

type CommonColumn = (typeof COMMON_RECORD_COLUMNS)[number];

/** A row of a kind's table, as its card needs it: what every record has, and what its kind's card and name ask for. */
export type MapRecord<K extends Kind = Kind> = Readonly<Pick<RowOf<K>, CommonColumn>> & Readonly<Partial<RowOf<K>>>;

/** What stands in a column that a definition names. */
export function valueOf(record: object, column: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[column];
}

/** Reads one record as the signed-in person; null when it is gone or out of scope. Throws with the server's message. */
async function fetchRecord({ kind, id }: RecordKey): Promise<MapRecord | null> {
  const { data, error } = await supabaseClient()
    .from(kind)
    .select(recordColumnsOf(kind).join(','))
    .eq('id', id)
    .maybeSingle();
  if (error) throw new Error(error.message);
  return data as unknown as MapRecord | null;
}

/** One record's facts. `revision` grows with every change of the columns, so that a card never stays behind the map. */
export function useRecord(key: RecordKey, revision: number) {
  return useQuery({
    queryKey: ['record', key.kind, key.id, revision],
    queryFn: () => fetchRecord(key),
    placeholderData: (previous) => (previous?.id === key.id ? previous : undefined),
  });
}

/** The unit that a record was found at; null for what is none, and for what was found at no unit. */
export function unitOf(kind: Kind, record: MapRecord): RecordKey | null {
  const { foundAt } = definitionOf(kind);
  if (!foundAt) return null;
  const [unitKind, unitId] = [valueOf(record, foundAt.kind), valueOf(record, foundAt.id)];
  return typeof unitKind === 'string' && isKind(unitKind) && typeof unitId === 'number'
    ? { kind: unitKind, id: unitId }
    : null;
}

/** Columns that name a record of a kind, in the order in which they are tried. */
type NameColumns = Readonly<Record<Kind, readonly string[]>>;

/** The first of the name columns that says something. */
export function nameOf(record: Pick<MapRecord, 'id'>, nameColumns: readonly string[]): string {
  for (const column of nameColumns) {
    const value = valueOf(record, column);
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return `#${record.id}`;
}

/**
 * Names of a few records (a card, a list), one request a kind. A record that is gone or out of
 * scope is simply not in the answer. Names change rarely: they are kept five minutes.
 */
export function useRecordNames(ids: Readonly<Partial<Record<Kind, readonly number[]>>>, nameColumns: NameColumns) {
  const kinds = (Object.keys(ids) as Kind[]).filter((kind) => (ids[kind]?.length ?? 0) > 0);
  return useQueries({
    queries: kinds.map((kind) => ({
      queryKey: ['record_names', kind, ids[kind]],
      staleTime: 300_000,
      queryFn: async () => {
        const { data, error } = await supabaseClient()
          .from(kind)
          .select(['id', ...nameColumns[kind]].join(','))
          .in('id', [...(ids[kind] ?? [])]);
        if (error) throw new Error(error.message);
        return (data as unknown as MapRecord[]).map(
          (row) => [`${kind}:${row.id}`, nameOf(row, nameColumns[kind])] as const,
        );
      },
    })),
    combine: (results) => ({
      names: new Map(results.flatMap(({ data }) => data ?? [])),
      isLoading: results.some(({ isLoading }) => isLoading),
      isError: results.some(({ isError }) => isError),
    }),
  });
}

/** The rows of a table beside a record, in its order: columns by name. */
export function useSideRows({ kind, id }: RecordKey, side: SideDefinition) {
  return useQuery({
    queryKey: ['side_rows', side.table, kind, id],
    queryFn: async (): Promise<readonly Readonly<Record<string, unknown>>[]> => {
      const columns = new Set([side.order, ...side.fields.map(({ column }) => column)]);
      const query = supabaseClient()
        .from(side.table)
        .select([...columns].join(','))
        .eq(side.parent as never, id as never);
      const ofKind = side.kind === undefined ? query : query.eq(side.kind as never, kind as never);
      const { data, error } = await ofKind.order(side.order as never);
      if (error) throw new Error(error.message);
      return data as unknown as Readonly<Record<string, unknown>>[];
    },
  });
}
