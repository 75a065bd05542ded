import type { KindDefinition } from '../kind-definition';
import { colourOf, filledShape } from '../symbol';
import { unitValues } from '../unit-values';
import { damCard } from './card';
import { damColumns } from './columns';

const dam = { outline: 'M13 9.5H27L35.5 30.5H4.5Z', letter: { x: 20, y: 21.5, size: 12 } };

/** 尾矿库: the cross-section of a dam. */
export const tailingsDams: KindDefinition = {
  kind: 'tailings_dams',
  columns: damColumns,
  values: unitValues,
  factsOf: (_store, _row, value) => ({ value }),
  variants: (variable) => unitValues[variable].map((value) => ({ value })),
  symbol: ({ value }, variable, ground) => filledShape(dam, colourOf(value, variable === 'risk'), ground),
  nameColumns: ['name'],
  card: damCard,
};
