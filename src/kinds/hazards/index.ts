import { HAZARD_GRADES } from '@/domain/enumerations';
import { NO_DAY } from '@/lib/time/day-number';
import { statusColours } from '@/ui/tokens';
import { colourVariable, type ColourVariable } from '../colour-variables';
import type { KindOf } from '../kind-definition';
import { circlePath, filledShape, inkOf, paintOf, type Ground, type SymbolFacts, type SymbolPart } from '../symbol';
import { hazardCard } from './card';
import { hazardColumns } from './columns';
import { hazardFields } from './fields';
import { isOpenCode } from './derived';
import { hazardLedger } from './ledger';
import type { RowColumns } from '../packed-columns';

const triangle = { outline: 'M20 7 32.5 28.5H7.5Z', letter: { x: 20, y: 22.8, size: 11 } };
const majorCode = HAZARD_GRADES.indexOf('MAJOR') + 1;

function variants(variable: ColourVariable): SymbolFacts[] {
  const { tellsState, valuesOf } = colourVariable(variable);
  const states = tellsState ? [{}, { isOverdue: true }] : [{}, { isOverdue: true }, { isSettled: true }];
  return valuesOf('hazard').flatMap((value) =>
    [false, true].flatMap((isMajorHazard) =>
      [false, true].flatMap((isListed) => states.map((state) => ({ value, isMajorHazard, isListed, ...state }))),
    ),
  );
}

function ring(ground: Ground): SymbolPart[] {
  const { ink, paper } = inkOf(ground);
  return [
    { part: 'path', path: circlePath(20, 21, 17), stroke: paper, strokeWidth: 5 },
    { part: 'path', path: circlePath(20, 21, 17), stroke: ink, strokeWidth: 3 },
  ];
}

/** 挂牌: a tag with its word. */
function tag(ground: Ground): SymbolPart[] {
  const { ink, paper } = inkOf(ground);
  return [
    { part: 'path', path: 'M25.5 1.500H38.500V14.500H25.500Z', fill: ink, stroke: paper, strokeWidth: 1.4 },
    { part: 'text', text: '挂', x: 32, y: 8.4, size: 9.5, fill: paper },
  ];
}

/** 逾期: a clock, in the colour of what is late under either variable. */
function clock(ground: Ground): SymbolPart[] {
  const { paper } = inkOf(ground);
  const { fill, text } = paintOf(statusColours.OVERDUE, ground);
  return [
    { part: 'path', path: circlePath(32, 32, 6.6), fill, stroke: paper, strokeWidth: 1.4 },
    { part: 'path', path: 'M32 28V32.300L35 33.800', stroke: text, strokeWidth: 1.6 },
  ];
}

/** 事故隐患: a triangle in neutral ink or in its status; never one of the four colours. */
export const hazards = {
  name: 'hazards',
  code: 5,
  role: 'hazard',
  columns: hazardColumns,
  // Its grade is its value of risk.
  grade: null,
  flags: [
    { name: 'LISTED', sql: 'r.listed_level is not null', reader: above0('listedLevel') },
    { name: 'SUSPENDED', sql: 'r.is_suspended', reader: above0('suspended') },
    { name: 'RELAPSED', sql: 'r.relapse_count > 0', reader: above0('relapses') },
  ],
  symbol: {
    point: { shape: 'triangle', size: 7 },
    face: { value: 'HAZARD_GENERAL' },
    factsOf(columns, row, value, variable, today) {
      const status = columns.column('status')[row]!;
      const due = columns.column('dueOn')[row]!;
      const isOpen = isOpenCode[status] === 1;
      return {
        value,
        isMajorHazard: columns.column('grade')[row] === majorCode,
        isListed: columns.column('listedLevel')[row]! > 0,
        isOverdue: isOpen && due !== NO_DAY && due < today,
        isSettled: !colourVariable(variable).tellsState && !isOpen,
      };
    },
    variants,
    parts: ({ isMajorHazard, isListed, isOverdue, isSettled }, colour, ground) => [
      ...(isMajorHazard ? ring(ground) : []),
      ...filledShape(triangle, colour, ground, isSettled),
      ...(isListed ? tag(ground) : []),
      ...(isOverdue ? clock(ground) : []),
    ],
    marks: [
      { name: 'major', facts: { value: 'HAZARD_MAJOR', isMajorHazard: true } },
      { name: 'listed', facts: { value: 'HAZARD_GENERAL', isListed: true } },
      { name: 'overdue', facts: { value: 'HAZARD_GENERAL', isOverdue: true } },
      { name: 'settled', facts: { value: 'HAZARD_GENERAL', isSettled: true } },
    ],
  },
  nameColumns: ['title', 'description', 'object_name'],
  foundAt: { kind: 'object_type', id: 'object_id' },
  fields: hazardFields,
  card: hazardCard,
  sides: [],
  ledger: hazardLedger,
} as const satisfies KindOf<'hazards'>;

/** Whether a row's packed number is above nothing. */
function above0(name: string) {
  return (columns: RowColumns) => {
    const column = columns.column(name);
    return (row: number) => column[row]! > 0;
  };
}
