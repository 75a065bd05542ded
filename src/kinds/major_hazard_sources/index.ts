import { SOURCE_GRADES } from '@/domain/enumerations';
import { colourVariable } from '../colour-variables';
import { CONTACTS } from '../contacts';
import type { KindOf } from '../kind-definition';
import { filledShape, letterBadge } from '../symbol';
import { plainUnitSymbol } from '../unit-symbol';
import { sourceCard } from './card';
import { CHEMICALS } from './chemicals';
import { sourceColumns } from './columns';
import { sourceFields } from './fields';
import { majorHazardSourceLedger } from './ledger';

const diamond = { outline: 'M20 5.5 34.5 20 20 34.5 5.5 20Z', letter: { x: 20, y: 20.5, size: 12 } };
const numerals = ['', '一', '二', '三', '四'] as const;

/** 重大危险源: a diamond; the badge is its grade by GB 18218, the letter what the map is coloured by. */
export const majorHazardSources = {
  name: 'major_hazard_sources',
  code: 2,
  role: 'unit',
  columns: sourceColumns,
  grade: { enumeration: 'sourceGrade', values: SOURCE_GRADES, column: 'grade', tableColumn: 'grade' },
  flags: [],
  symbol: {
    ...plainUnitSymbol,
    point: { shape: 'diamond', size: 10 },
    factsOf: (columns, row, value) => ({ value, sourceGrade: columns.column('grade')[row]! }),
    variants: (variable) =>
      colourVariable(variable)
        .valuesOf('unit')
        .flatMap((value) => numerals.map((_, sourceGrade) => ({ value, sourceGrade }))),
    parts: ({ sourceGrade = 0 }, colour, ground) => [
      ...filledShape(diamond, colour, ground),
      ...(sourceGrade > 0 ? letterBadge(numerals[sourceGrade]!, 31.5, 9, ground) : []),
    ],
    marks: [{ name: 'grade', facts: { value: 'UNASSESSED', sourceGrade: 1 } }],
  },
  nameColumns: ['name'],
  foundAt: null,
  fields: sourceFields,
  card: sourceCard,
  sides: [CHEMICALS, CONTACTS],
  ledger: majorHazardSourceLedger,
} as const satisfies KindOf<'major_hazard_sources'>;
