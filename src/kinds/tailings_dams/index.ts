import { DAM_CLASSES } from '@/domain/enumerations';
import { CONTACTS } from '../contacts';
import type { KindOf } from '../kind-definition';
import { filledShape } from '../symbol';
import { plainUnitSymbol } from '../unit-symbol';
import { damCard } from './card';
import { damColumns } from './columns';
import { damFields } from './fields';
import { tailingsDamLedger } from './ledger';

const dam = { outline: 'M13 9.5H27L35.5 30.5H4.5Z', letter: { x: 20, y: 21.5, size: 12 } };

/** 尾矿库: the cross-section of a dam. */
export const tailingsDams = {
  name: 'tailings_dams',
  code: 3,
  role: 'unit',
  columns: damColumns,
  grade: { enumeration: 'damClass', values: DAM_CLASSES, column: 'damClass', tableColumn: 'dam_class' },
  flags: [
    {
      name: 'OVERHEAD',
      sql: 'r.is_overhead',
      reader: (columns) => {
        const overhead = columns.column('overhead');
        return (row) => overhead[row] === 1;
      },
    },
  ],
  symbol: {
    ...plainUnitSymbol,
    point: { shape: 'trapezoid', size: 10 },
    parts: (_facts, colour, ground) => filledShape(dam, colour, ground),
  },
  nameColumns: ['name'],
  foundAt: null,
  fields: damFields,
  card: damCard,
  sides: [CONTACTS],
  ledger: tailingsDamLedger,
} as const satisfies KindOf<'tailings_dams'>;
