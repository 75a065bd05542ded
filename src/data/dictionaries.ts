import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { supabaseClient } from './supabase-client';

const areaSchema = z.object({
  number: z.number(),
  code: z.string(),
  name: z.string(),
  name_en: z.string().nullable(),
  level: z.enum(['CITY', 'COUNTY', 'TOWN', 'VILLAGE']),
});

/** Counties and the city by their code: names for `adcode` and for the packed `county`. */
export function useCountyNames() {
  return useQuery({
    queryKey: ['county_names'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { data, error } = await supabaseClient()
        .from('areas')
        .select('number,code,name,name_en,level')
        .in('level', ['CITY', 'COUNTY'])
        .order('code');
      if (error) throw new Error(error.message);
      return z.array(areaSchema).parse(data);
    },
  });
}
