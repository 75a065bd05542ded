import type { TFunction } from 'i18next';
import type { ColourVariable, ShownValue } from '@/store/shown-scales';

/** The name of a shown value. */
export function valueWord(t: TFunction, variable: ColourVariable, value: ShownValue): string {
  if (value.startsWith('HAZARD_')) return t(`analysis:hazardGrade.${value.slice('HAZARD_'.length)}`);
  return variable === 'risk' ? t(`enums:riskLevel.${value}`) : t(`enums:hazardStatus.${value}`);
}
