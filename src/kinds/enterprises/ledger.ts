import type { LedgerRules } from '../ledger-definition';

/** 企业台账. */
export const enterpriseLedger = {
  titleWords: ['企业', '生产经营单位'],
  key: { column: 'uscc', code: 'DUPLICATE_CREDIT_CODE' },
  comparesPlaces: true,
} as const satisfies LedgerRules;
