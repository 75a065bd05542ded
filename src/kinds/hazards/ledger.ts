import type { LedgerRules } from '../ledger-definition';

/** 隐患台账. */
export const hazardLedger = {
  titleWords: ['隐患'],
  key: { column: 'no', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: false,
  check(row, report) {
    const { grade, criterion, status, foundOn, dueOn, closedOn } = row.fields;
    const needsCriterion = grade === 'MAJOR' && status !== 'PENDING_VERIFY' && status !== 'REJECTED';
    if (needsCriterion && (criterion ?? null) === null) report('error', 'MAJOR_WITHOUT_CRITERION', 'criterion');
    if (typeof foundOn === 'string' && typeof dueOn === 'string' && dueOn < foundOn)
      report('error', 'DUE_BEFORE_FOUND', 'dueOn', { foundOn, dueOn });
    if (status === 'CLOSED' && (closedOn ?? null) === null && !row.faulty.has('closedOn'))
      report('error', 'CLOSED_WITHOUT_DATE', 'closedOn');
    if (typeof foundOn === 'string' && typeof closedOn === 'string' && closedOn < foundOn)
      report('error', 'CLOSED_BEFORE_FOUND', 'closedOn', { foundOn, closedOn });
  },
} as const satisfies LedgerRules;
