import { useQueries, useQuery } from '@tanstack/react-query';
import type { Kind } from '@/kinds';
import type { RecordKey } from '@/store/choice';
import { supabaseClient } from './supabase-client';

/** A row of a kind's table: columns by name. */
export type MapRecord = Readonly<Record<string, unknown>>;

/** Columns of every card beside the kind's own fields. */
const commonColumns = [
  'id',
  'jurisdiction_id',
  'adcode',
  'declared_county_distance_m',
  'town_code',
  'is_demonstration',
  'retired_at',
  'retired_reason',
  'updated_at',
  'object_type',
  'object_id',
] as const;
const hazardOnly: readonly string[] = ['object_type', 'object_id'];

/** Reads one record as the signed-in person; null when it is gone or out of scope. Throws with the server's message. */
async function fetchRecord({ kind, id }: RecordKey, columns: readonly string[]): Promise<MapRecord | null> {
  const wanted = new Set([
    ...commonColumns.filter((name) => kind === 'hazards' || !hazardOnly.includes(name)),
    ...columns,
  ]);
  const { data, error } = await supabaseClient()
    .from(kind)
    .select([...wanted].join(','))
    .eq('id', id)
    .maybeSingle();
  if (error) throw new Error(error.message);
  return data as unknown as MapRecord | null;
}

/** One record's facts. `revision` grows with every change of the columns, so that a card never stays behind the map. */
export function useRecord(key: RecordKey, columns: readonly string[], revision: number) {
  return useQuery({
    queryKey: ['record', key.kind, key.id, revision],
    queryFn: () => fetchRecord(key, columns),
    placeholderData: (previous) => (previous?.['id'] === key.id ? previous : undefined),
  });
}

/** Columns that name a record of a kind, in the order in which they are tried. */
type NameColumns = Readonly<Record<Kind, readonly string[]>>;

/** The first of the name columns that says something. */
export function nameOf(record: MapRecord, nameColumns: readonly string[]): string {
  for (const column of nameColumns) {
    const value = record[column];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return `#${String(record['id'])}`;
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
          (row) => [`${kind}:${String(row['id'])}`, nameOf(row, nameColumns[kind])] as const,
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

/** A person who answers for a record, with the telephone masked: the number itself is read elsewhere and logged. */
export interface MaskedContact {
  readonly key: string;
  /** A word for it stands under `kinds:contact`. */
  readonly role: string;
  readonly name: string | null;
  readonly phoneMasked: string | null;
}

/** Contacts of a record; for a fire key unit also its guarantee team (五包一). */
export function useContacts(key: RecordKey) {
  return useQuery({
    queryKey: ['contacts', key.kind, key.id],
    queryFn: async (): Promise<MaskedContact[]> => {
      const contacts = await supabaseClient()
        .from('contacts')
        .select('id,role,name,phone_masked')
        .eq('kind', key.kind)
        .eq('record_id', key.id)
        .order('id');
      if (contacts.error) throw new Error(contacts.error.message);
      const people = contacts.data.map(({ id, role, name, phone_masked }) => ({
        key: `contact-${id}`,
        role,
        name,
        phoneMasked: phone_masked,
      }));
      if (key.kind !== 'fire_key_units') return people;
      const team = await supabaseClient()
        .from('guarantee_team_members')
        .select('slot,name,organisation,phone_masked')
        .eq('unit_id', key.id)
        .order('slot');
      if (team.error) throw new Error(team.error.message);
      return [
        ...people,
        ...team.data.map(({ slot, name, organisation, phone_masked }) => ({
          key: `team-${slot}`,
          role: 'TEAM',
          name: [name, organisation].filter(Boolean).join(' · '),
          phoneMasked: phone_masked,
        })),
      ];
    },
  });
}

/** A chemical held in a major hazard source; quantities in tonnes, design maxima. */
export interface Chemical {
  readonly id: number;
  readonly name: string;
  readonly cas: string | null;
  readonly design_maximum_t: number | null;
  readonly critical_quantity_t: number | null;
}

/** Chemicals of a major hazard source. */
export function useChemicals(sourceId: number) {
  return useQuery({
    queryKey: ['chemicals', sourceId],
    queryFn: async (): Promise<Chemical[]> => {
      const { data, error } = await supabaseClient()
        .from('source_chemicals')
        .select('id,name,cas,design_maximum_t,critical_quantity_t')
        .eq('source_id', sourceId)
        .order('id');
      if (error) throw new Error(error.message);
      return data;
    },
  });
}
