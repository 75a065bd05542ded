import { FIRE_UNIT_LEVELS } from '@/domain/enumerations';
import { CONTACTS } from '../contacts';
import type { KindOf } from '../kind-definition';
import { circlePath, filledShape, inkOf, type Ground, type SymbolPart } from '../symbol';
import { plainUnitSymbol } from '../unit-symbol';
import { fireUnitCard } from './card';
import { fireUnitColumns } from './columns';
import { fireUnitFields } from './fields';
import { GUARANTEE_TEAM } from './guarantee-team';
import { fireKeyUnitLedger } from './ledger';

const shield = {
  outline: 'M20 6.5 31 10V20C31 27 26.5 31.5 20 34.5 13.5 31.5 9 27 9 20V10Z',
  letter: { x: 20, y: 20.5, size: 12 },
};

function flameBadge(ground: Ground): SymbolPart[] {
  const { ink, paper } = inkOf(ground);
  return [
    { part: 'path', path: circlePath(31.5, 9, 6.4), fill: ink, stroke: paper, strokeWidth: 1.4 },
    {
      part: 'path',
      path: 'M32 4.5C32 7 35 7.800 35 10.500A3.500 3.500 0 0 1 28 10.500C28 9 29 8.500 29.200 7.500 30.200 8 30.500 8.600 30.500 9.200 31.500 8.200 32.200 6.500 32 4.500Z',
      fill: paper,
    },
  ];
}

/** 消防安全重点单位: a shield with a flame. */
export const fireKeyUnits = {
  name: 'fire_key_units',
  code: 4,
  role: 'unit',
  columns: fireUnitColumns,
  grade: { enumeration: 'fireUnitLevel', values: FIRE_UNIT_LEVELS, column: 'level', tableColumn: 'level' },
  flags: [],
  symbol: {
    ...plainUnitSymbol,
    point: { shape: 'shield', size: 9 },
    parts: (_facts, colour, ground) => [...filledShape(shield, colour, ground), ...flameBadge(ground)],
  },
  nameColumns: ['name'],
  foundAt: null,
  fields: fireUnitFields,
  card: fireUnitCard,
  sides: [CONTACTS, GUARANTEE_TEAM],
  ledger: fireKeyUnitLedger,
} as const satisfies KindOf<'fire_key_units'>;
