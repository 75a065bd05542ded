import type { HazardGrade } from '@/domain/enumerations';
import { RISK_VALUES, STATUS_VALUES, type RiskValue, type StatusValue } from '@/domain/shown-scales';
import type { TranslationKey } from '@/domain/translation-key';
import { gradeColours, levelColours, statusColours, type ScaleColour, type ShownLevel } from '@/ui/tokens';
import type { KindRole } from './kind-definition';

/** What the map can be coloured by, one at a time. */
interface ColourVariableDefinition<Value extends string> {
  /** The dimension whose codes are positions in `values` (`store/dimensions`). */
  readonly dimension: string;
  /** Worst first: the order of the legend, of the pie of a cluster, and of what its rim shows. */
  readonly values: readonly Value[];
  /** Whether its colours tell what has become of a hazard, so that the symbol need not. */
  readonly tellsState: boolean;
  /** Values that a kind of this role can show. */
  valuesOf(role: KindRole): readonly Value[];
  /** Colours and letter of a value, from the one table of tokens. */
  paint(value: Value): ScaleColour;
  /** Key of a value's name in the catalogues. */
  labelKey(value: Value): TranslationKey;
}

const isGrade = (value: RiskValue): value is `HAZARD_${HazardGrade}` => value.startsWith('HAZARD_');
const gradeOf = (value: `HAZARD_${HazardGrade}`) => value.slice('HAZARD_'.length) as HazardGrade;

/** 风险等级: a unit's level, or a hazard's grade, which is never one of the four colours. */
const risk = {
  dimension: 'risk',
  values: RISK_VALUES,
  tellsState: false,
  valuesOf: (role) => RISK_VALUES.filter((value) => isGrade(value) === (role === 'hazard')),
  paint: (value) => (isGrade(value) ? gradeColours[gradeOf(value)] : levelColours[value as ShownLevel]),
  labelKey: (value) => (isGrade(value) ? `analysis:hazardGrade.${gradeOf(value)}` : `enums:riskLevel.${value}`),
} as const satisfies ColourVariableDefinition<RiskValue>;

/** 整改状态: the state of a hazard, or of a unit's most urgent open hazard. */
const rectification = {
  dimension: 'status',
  values: STATUS_VALUES,
  tellsState: true,
  valuesOf: (role) =>
    STATUS_VALUES.filter((value) =>
      role === 'hazard' ? value !== 'NONE' : value !== 'CLOSED' && value !== 'REJECTED',
    ),
  paint: (value) => statusColours[value],
  labelKey: (value) => `enums:hazardStatus.${value}`,
} as const satisfies ColourVariableDefinition<StatusValue>;

/** A third variable is a row more here, over a dimension whose codes are its values in their order; see README. */
const definitions = { risk, rectification };

export type ColourVariable = keyof typeof definitions;
export type ShownValue = (typeof definitions)[ColourVariable]['values'][number];

export const COLOUR_VARIABLES = Object.keys(definitions) as [ColourVariable, ...ColourVariable[]];

/** Dimensions that colour the map. */
export type ColouredDimension = (typeof definitions)[ColourVariable]['dimension'];

/** The row of a variable. Its values are known by their position; which scale they belong to, the variable says. */
export function colourVariable(
  variable: ColourVariable,
): ColourVariableDefinition<ShownValue> & { readonly dimension: ColouredDimension } {
  // Each takes the values of its own scale alone: whoever asks has them from the same row.
  return definitions[variable] as unknown as ReturnType<typeof colourVariable>;
}

/** Values of a variable; a row's shown value is a position in this list. */
export const SHOWN_VALUES = Object.fromEntries(
  COLOUR_VARIABLES.map((variable) => [variable, definitions[variable].values]),
) as Readonly<Record<ColourVariable, readonly ShownValue[]>>;
