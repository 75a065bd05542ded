import { number, text } from '../field-definition';
import type { SideOf } from '../side-definition';

/** 危险化学品 held in a source; quantities in tonnes, design maxima. */
export const CHEMICALS = {
  table: 'source_chemicals',
  parent: 'source_id',
  order: 'id',
  section: 'chemicals',
  fields: [
    text('name', {
      label: 'chemical_name',
      ledger: {
        field: 'chemical',
        headings: [
          '危险化学品名称',
          '化学品名称',
          '物质名称',
          '危险物质名称',
          '主要危险化学品',
          '涉及危险化学品',
          '介质',
          '品名',
        ],
        isSignature: true,
      },
    }),
    text('cas', {
      limits: { longest: 40 },
      ledger: {
        field: 'cas',
        headings: ['CAS号', 'CAS', 'CAS编号', 'CAS登记号', 'CASNo'],
        read: { as: 'code', maximumLength: 40 },
        isSignature: true,
      },
    }),
    number('design_maximum_t', {
      digits: 3,
      isDefined: true,
      showsUnknown: true,
      ledger: {
        field: 'designMaximumTonnes',
        headings: [
          '设计最大量（t）',
          '设计最大量',
          '最大储量',
          '设计最大储量',
          '最大存量',
          '设计最大存量',
          '储存量',
          '最大储存量',
          '设计储量',
          '最大量',
          '最大设计储量',
          '设计最大量（吨）',
        ],
        isSignature: true,
      },
    }),
    number('critical_quantity_t', { digits: 3, isDefined: true, editor: 'none' }),
  ],
} as const satisfies SideOf<'source_chemicals'>;
