import { ENTERPRISE_SCALES } from '@/domain/enumerations';
import { CONTACTS } from '../contacts';
import type { KindOf } from '../kind-definition';
import { circlePath, filledShape } from '../symbol';
import { plainUnitSymbol } from '../unit-symbol';
import { enterpriseCard } from './card';
import { enterpriseColumns } from './columns';
import { enterpriseFields } from './fields';
import { enterpriseLedger } from './ledger';
import { LICENCES } from './licences';

const circle = { outline: circlePath(20, 20, 11), letter: { x: 20, y: 20.5, size: 12 } };

/** 企业: a circle. */
export const enterprises = {
  name: 'enterprises',
  code: 1,
  role: 'unit',
  columns: enterpriseColumns,
  grade: { enumeration: 'enterpriseScale', values: ENTERPRISE_SCALES, column: 'scale', tableColumn: 'scale' },
  flags: [
    {
      name: 'HIGH_RISK',
      sql: 'r.is_high_risk',
      reader: (columns) => {
        const highRisk = columns.column('highRisk');
        return (row) => highRisk[row] === 1;
      },
    },
  ],
  symbol: {
    ...plainUnitSymbol,
    point: { shape: 'circle', size: 8 },
    parts: (_facts, colour, ground) => filledShape(circle, colour, ground),
  },
  nameColumns: ['name'],
  foundAt: null,
  fields: enterpriseFields,
  card: enterpriseCard,
  sides: [CONTACTS, LICENCES],
  ledger: enterpriseLedger,
} as const satisfies KindOf<'enterprises'>;
