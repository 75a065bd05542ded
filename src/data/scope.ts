import type { Role } from '@/domain/enumerations';
import { useJurisdictions, useSectors, useTowns, type Jurisdiction, type SectorRecord, type Town } from './reference';
import type { Profile } from './session';

/** For which part of the city a person answers, with the records behind the codes. */
export interface Scope {
  /** True for roles that see every county and sector. */
  readonly isWholeCity: boolean;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sectors: readonly SectorRecord[];
  readonly town: Town | null;
  /** Reference tables are still on their way. */
  readonly isLoading: boolean;
}

const wholeCityRoles: readonly Role[] = ['city_leader', 'safety_office', 'analyst', 'auditor'];

/** The scope of a profile; asks for townships only when the profile has one. */
export function useScope(profile: Profile): Scope {
  const jurisdictions = useJurisdictions();
  const sectors = useSectors();
  const towns = useTowns(profile.town_code !== null);
  return {
    isWholeCity: wholeCityRoles.includes(profile.role),
    jurisdictions: jurisdictions.data?.filter(({ id }) => profile.jurisdiction_ids.includes(id)) ?? [],
    sectors: sectors.data?.filter(({ code }) => profile.sector_codes.includes(code)) ?? [],
    town: towns.data?.find(({ code }) => code === profile.town_code) ?? null,
    isLoading: jurisdictions.isLoading || sectors.isLoading || towns.isLoading,
  };
}
