import * as labels from './enumeration-labels';
import type { LabelTable } from './enumeration-labels';
import * as lists from './enumerations';
import type { LabelledEnumeration } from './translation-key';

/** A closed list of values with all that is known of it, so that whoever needs one thing of it can find the others. */
export interface EnumerationDefinition<
  Value extends string = string,
  Name extends LabelledEnumeration = LabelledEnumeration,
> {
  /** Where its labels stand in the catalogue `enums`. */
  readonly name: Name;
  /** The enum type of the database that spells it; null where a table or a check does. */
  readonly sqlType: string | null;
  /** In the order of its codes. */
  readonly values: readonly Value[];
  /** What offices write for a value; null when no ledger asks for one. */
  readonly written: LabelTable<Value> | null;
}

/** Puts a list, its SQL type, its catalogue and what offices write for it into one value. */
export function enumeration<const Value extends string, const Name extends LabelledEnumeration>(
  name: Name,
  sqlType: string | null,
  values: readonly Value[],
  written: LabelTable<Value> | null = null,
): EnumerationDefinition<Value, Name> {
  return { name, sqlType, values, written };
}

/** Every closed list that is not one kind's own (a further kind declares its lists in its folder). */
export const ENUMERATIONS = {
  riskLevel: enumeration('riskLevel', 'risk_level', lists.RISK_LEVELS, labels.RISK_LEVEL_LABELS),
  hazardGrade: enumeration('hazardGrade', 'hazard_grade', lists.HAZARD_GRADES, labels.HAZARD_GRADE_LABELS),
  sourceGrade: enumeration('sourceGrade', 'source_grade', lists.SOURCE_GRADES, labels.SOURCE_GRADE_LABELS),
  damClass: enumeration('damClass', 'dam_class', lists.DAM_CLASSES, labels.DAM_CLASS_LABELS),
  fireUnitLevel: enumeration('fireUnitLevel', 'fire_unit_level', lists.FIRE_UNIT_LEVELS, labels.FIRE_UNIT_LEVEL_LABELS),
  supervisionLevel: enumeration(
    'supervisionLevel',
    'supervision_level',
    lists.SUPERVISION_LEVELS,
    labels.SUPERVISION_LEVEL_LABELS,
  ),
  accidentGrade: enumeration('accidentGrade', 'accident_grade', lists.ACCIDENT_GRADES),
  warningLevel: enumeration('warningLevel', 'warning_level', lists.WARNING_LEVELS),
  riskMethod: enumeration('riskMethod', 'risk_method', lists.RISK_METHODS),
  hazardStatus: enumeration('hazardStatus', 'hazard_status', lists.HAZARD_STATUSES, labels.HAZARD_STATUS_LABELS),
  hazardSource: enumeration('hazardSource', 'hazard_source', lists.HAZARD_SOURCES, labels.HAZARD_SOURCE_LABELS),
  hazardCategory: enumeration(
    'hazardCategory',
    'hazard_category',
    lists.HAZARD_CATEGORIES,
    labels.HAZARD_CATEGORY_LABELS,
  ),
  enterpriseStatus: enumeration(
    'enterpriseStatus',
    'enterprise_status',
    lists.ENTERPRISE_STATUSES,
    labels.ENTERPRISE_STATUS_LABELS,
  ),
  enterpriseScale: enumeration(
    'enterpriseScale',
    'enterprise_scale',
    lists.ENTERPRISE_SCALES,
    labels.ENTERPRISE_SCALE_LABELS,
  ),
  standardizationGrade: enumeration(
    'standardizationGrade',
    'standardization_grade',
    lists.STANDARDIZATION_GRADES,
    labels.STANDARDIZATION_LABELS,
  ),
  sourceUnitKind: enumeration('sourceUnitKind', 'source_unit_kind', lists.SOURCE_UNIT_KINDS, labels.SOURCE_UNIT_LABELS),
  damMethod: enumeration('damMethod', 'dam_method', lists.DAM_METHODS, labels.DAM_METHOD_LABELS),
  tailingsStorage: enumeration(
    'tailingsStorage',
    'tailings_storage',
    lists.TAILINGS_STORAGES,
    labels.TAILINGS_STORAGE_LABELS,
  ),
  damTopography: enumeration('damTopography', 'dam_topography', lists.DAM_TOPOGRAPHIES, labels.DAM_TOPOGRAPHY_LABELS),
  runStatus: enumeration('runStatus', 'run_status', lists.RUN_STATUSES, labels.RUN_STATUS_LABELS),
  safetyDegree: enumeration('safetyDegree', 'safety_degree', lists.SAFETY_DEGREES, labels.SAFETY_DEGREE_LABELS),
  fireCategory: enumeration('fireCategory', 'fire_category', lists.FIRE_CATEGORIES, labels.FIRE_CATEGORY_LABELS),
  sector: enumeration('sector', null, lists.SECTORS, labels.SECTOR_LABELS),
  coordinateSystem: enumeration('coordinateSystem', 'coordinate_system', lists.COORDINATE_SYSTEMS),
  locationMethod: enumeration('locationMethod', 'location_method', lists.LOCATION_METHODS),
} as const satisfies Readonly<Record<string, EnumerationDefinition>>;
