import { HAZARD_GRADES } from '@/domain/enumerations';
import { NO_DAY } from '@/lib/time/day-number';
import { isOpenCode } from '@/store/rectification';
import { RISK_VALUES, STATUS_VALUES, type ColourVariable, type ShownValue } from '@/store/shown-scales';
import { statusColours } from '@/ui/tokens';
import type { KindDefinition } from '../kind-definition';
import {
  circlePath,
  colourOf,
  filledShape,
  inkOf,
  paintOf,
  type Ground,
  type SymbolFacts,
  type SymbolPart,
} from '../symbol';
import { hazardCard } from './card';
import { hazardColumns } from './columns';

const triangle = { outline: 'M20 7 32.5 28.5H7.5Z', letter: { x: 20, y: 22.8, size: 11 } };
const majorCode = HAZARD_GRADES.indexOf('MAJOR') + 1;

const values: Readonly<Record<ColourVariable, readonly ShownValue[]>> = {
  risk: RISK_VALUES.filter((value) => value.startsWith('HAZARD_')),
  rectification: STATUS_VALUES.filter((value) => value !== 'NONE'),
};

function variants(variable: ColourVariable): SymbolFacts[] {
  const states = variable === 'risk' ? [{}, { isOverdue: true }, { isSettled: true }] : [{}, { isOverdue: true }];
  return values[variable].flatMap((value) =>
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
export const hazards: KindDefinition = {
  kind: 'hazards',
  columns: hazardColumns,
  values,
  factsOf(store, row, value, today) {
    const status = store.column('status')[row]!;
    const due = store.column('dueOn')[row]!;
    const isOpen = isOpenCode[status] === 1;
    return {
      value,
      isMajorHazard: store.column('grade')[row] === majorCode,
      isListed: store.column('listedLevel')[row]! > 0,
      isOverdue: isOpen && due !== NO_DAY && due < today,
      // In the rectification view the colour says so already.
      isSettled: value.startsWith('HAZARD_') && !isOpen,
    };
  },
  variants,
  symbol: ({ value, isMajorHazard, isListed, isOverdue, isSettled }, variable, ground) => [
    ...(isMajorHazard ? ring(ground) : []),
    ...filledShape(triangle, colourOf(value, variable === 'risk'), ground, isSettled),
    ...(isListed ? tag(ground) : []),
    ...(isOverdue ? clock(ground) : []),
  ],
  nameColumns: ['title', 'description', 'object_name'],
  card: hazardCard,
};
