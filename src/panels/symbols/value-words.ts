import type { TFunction } from 'i18next';
import { colourVariable, type ColourVariable, type ShownValue } from '@/kinds/colour-variables';

/** The name of a shown value. */
export function valueWord(t: TFunction, variable: ColourVariable, value: ShownValue): string {
  return t(colourVariable(variable).labelKey(value));
}
