import type { KindDefinition } from '../kind-definition';
import { circlePath, colourOf, filledShape } from '../symbol';
import { unitValues } from '../unit-values';
import { enterpriseCard } from './card';
import { enterpriseColumns } from './columns';

const circle = { outline: circlePath(20, 20, 11), letter: { x: 20, y: 20.5, size: 12 } };

/** 企业: a circle. */
export const enterprises: KindDefinition = {
  kind: 'enterprises',
  columns: enterpriseColumns,
  values: unitValues,
  factsOf: (_store, _row, value) => ({ value }),
  variants: (variable) => unitValues[variable].map((value) => ({ value })),
  symbol: ({ value }, variable, ground) => filledShape(circle, colourOf(value, variable === 'risk'), ground),
  nameColumns: ['name'],
  card: enterpriseCard,
};
