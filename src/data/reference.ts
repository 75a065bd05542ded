import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { supabaseClient } from './supabase-client';

const jurisdictionSchema = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  name_en: z.string(),
  kind: z.enum(['COUNTY', 'ZONE']),
  adcode: z.string().nullable(),
});
const departmentSchema = z.object({ id: z.number(), code: z.string(), name: z.string(), name_en: z.string() });
const sectorSchema = z.object({
  code: z.string(),
  number: z.number(),
  name: z.string(),
  name_en: z.string(),
  lead_department_id: z.number().nullable(),
  lead_is_settled: z.boolean(),
});
const townSchema = z.object({
  number: z.number(),
  code: z.string(),
  name: z.string(),
  parent_code: z.string().nullable(),
});

export type Jurisdiction = z.infer<typeof jurisdictionSchema>;
export type SectorRecord = z.infer<typeof sectorSchema>;
export type Town = z.infer<typeof townSchema>;

/** Reference tables change a few times a year: read once per visit. */
const staleTime = Number.POSITIVE_INFINITY;

/** The thirteen jurisdictions (ten counties, three zones) in their official order. */
export function useJurisdictions() {
  return useQuery({
    queryKey: ['jurisdictions'],
    staleTime,
    queryFn: async () => {
      const { data, error } = await supabaseClient()
        .from('jurisdictions')
        .select('id,code,name,name_en,kind,adcode')
        .order('id');
      if (error) throw new Error(error.message);
      return z.array(jurisdictionSchema).parse(data);
    },
  });
}

/** Departments that lead sectors, by key. */
export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    staleTime,
    queryFn: async () => {
      const { data, error } = await supabaseClient().from('departments').select('id,code,name,name_en').order('id');
      if (error) throw new Error(error.message);
      return z.array(departmentSchema).parse(data);
    },
  });
}

/** Sectors with their lead department (三管三必须), in the plan's order. */
export function useSectors() {
  return useQuery({
    queryKey: ['sectors'],
    staleTime,
    queryFn: async () => {
      const { data, error } = await supabaseClient()
        .from('sectors')
        .select('code,number,name,name_en,lead_department_id,lead_is_settled')
        .order('number');
      if (error) throw new Error(error.message);
      return z.array(sectorSchema).parse(data);
    },
  });
}

/** Townships and subdistricts (about 208), by code; `enabled` keeps pages that need none from asking. */
export function useTowns(enabled = true) {
  return useQuery({
    queryKey: ['towns'],
    staleTime,
    enabled,
    queryFn: async () => {
      const { data, error } = await supabaseClient()
        .from('areas')
        .select('number,code,name,parent_code')
        .eq('level', 'TOWN')
        .order('code');
      if (error) throw new Error(error.message);
      return z.array(townSchema).parse(data);
    },
  });
}
