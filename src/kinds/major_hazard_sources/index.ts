import type { KindDefinition } from '../kind-definition';
import { colourOf, filledShape, letterBadge } from '../symbol';
import { unitValues } from '../unit-values';
import { sourceCard } from './card';
import { sourceColumns } from './columns';

const diamond = { outline: 'M20 5.5 34.5 20 20 34.5 5.5 20Z', letter: { x: 20, y: 20.5, size: 12 } };
const numerals = ['', '一', '二', '三', '四'] as const;

/** 重大危险源: a diamond; the badge is its grade by GB 18218, the letter what the map is coloured by. */
export const majorHazardSources: KindDefinition = {
  kind: 'major_hazard_sources',
  columns: sourceColumns,
  values: unitValues,
  factsOf: (store, row, value) => ({ value, sourceGrade: store.column('grade')[row]! }),
  variants: (variable) =>
    unitValues[variable].flatMap((value) => numerals.map((_, sourceGrade) => ({ value, sourceGrade }))),
  symbol: ({ value, sourceGrade = 0 }, variable, ground) => [
    ...filledShape(diamond, colourOf(value, variable === 'risk'), ground),
    ...(sourceGrade > 0 ? letterBadge(numerals[sourceGrade]!, 31.5, 9, ground) : []),
  ],
  nameColumns: ['name'],
  card: sourceCard,
};
