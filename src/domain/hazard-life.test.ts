import { describe, expect, it } from 'vitest';
import shared from '../../tests/rules/hazard-transitions.json';
import { HAZARD_GRADES, HAZARD_STATUSES, ROLES } from './enumerations';
import { checkTransition, HAZARD_STEPS, isOpenStatus, type HazardEvent, type HazardFacts } from './hazard-life';

const today = '2024-06-01';
const aHazard = (changes: Partial<HazardFacts> = {}): HazardFacts => ({
  grade: 'GENERAL',
  status: 'REGISTERED',
  isLocated: true,
  criterion: '第3条',
  orderNumber: '示例〔2024〕1号',
  dueOn: '2024-07-01',
  rectificationMeasure: '更换设备',
  rectificationPerson: '整改某',
  rectificationFundYuan: 10000,
  rectificationPlan: 'plan.pdf',
  hasPhotographAfter: true,
  note: '说明',
  reviewedBy: '复查某',
  isListed: false,
  listingBodyAgrees: false,
  ...changes,
});
const someone = { role: 'safety_office', name: '审批某' } as const;
const events = [...new Set(HAZARD_STEPS.map(({ event }) => event))];

describe('the life of a hazard', () => {
  it('has exactly the steps of the shared table', () => {
    const rows = HAZARD_STEPS.map(({ guard: _, ...row }) => ({ ...row, roles: [...row.roles] }));
    expect(rows).toEqual(shared.steps);
  });

  it('every step of the table works for each of its roles and for no other; every other step is refused', () => {
    for (const event of events) {
      for (const status of HAZARD_STATUSES) {
        for (const grade of HAZARD_GRADES) {
          for (const role of ROLES) {
            const row = shared.steps.find(
              (step) => step.event === event && step.from === status && (step.forGrade ?? grade) === grade,
            );
            const result = checkTransition(aHazard({ status, grade }), event, { role, name: '审批某' }, today);
            if (!row) expect(result).toEqual({ valid: false, reason: 'TRANSITION_NOT_ALLOWED' });
            else if (!row.roles.includes(role))
              expect(result).toEqual({ valid: false, reason: 'TRANSITION_NOT_FOR_ROLE' });
            else expect(result).toEqual({ valid: true, to: row.to });
          }
        }
      }
    }
  });

  it.each<[HazardEvent, Partial<HazardFacts>, string, string?]>([
    ['VERIFY', { status: 'PENDING_VERIFY', isLocated: false }, 'LOCATION_OR_GRADE_MISSING'],
    ['VERIFY', { status: 'PENDING_VERIFY', grade: null }, 'LOCATION_OR_GRADE_MISSING'],
    ['REJECT', { status: 'PENDING_VERIFY', note: ' ' }, 'REASON_MISSING'],
    ['ORDER', { orderNumber: null }, 'ORDER_INCOMPLETE'],
    ['ORDER', { dueOn: null }, 'ORDER_INCOMPLETE'],
    ['ORDER', { dueOn: today }, 'DUE_DATE_NOT_AHEAD'],
    ['ORDER', { grade: 'MAJOR', criterion: null }, 'MAJOR_WITHOUT_CRITERION'],
    ['START', { status: 'ORDERED', grade: 'MAJOR', rectificationFundYuan: null }, 'FIVE_ELEMENTS_MISSING'],
    ['START', { status: 'ORDERED', grade: 'MAJOR', rectificationPlan: null }, 'FIVE_ELEMENTS_MISSING'],
    ['REQUEST_REVIEW', { status: 'RECTIFYING', hasPhotographAfter: false }, 'EVIDENCE_MISSING'],
    ['REQUEST_REVIEW', { status: 'ORDERED', note: null }, 'EVIDENCE_MISSING'],
    ['REVIEW_FAILED', { status: 'REVIEW_PENDING', note: null }, 'REASON_MISSING'],
    ['REVIEW_FAILED', { status: 'REVIEW_PENDING', dueOn: '2024-05-01' }, 'DUE_DATE_NOT_AHEAD'],
    ['REVIEW_PASSED', { status: 'REVIEW_PENDING' }, 'REVIEWER_IS_RECTIFIER', '整改某'],
    ['APPROVE_CLOSE', { status: 'CLOSE_APPROVAL', grade: 'MAJOR' }, 'APPROVER_IS_REVIEWER', '复查某'],
    ['APPROVE_CLOSE', { status: 'CLOSE_APPROVAL', grade: 'MAJOR', isListed: true }, 'LISTING_BODY_MUST_AGREE'],
    ['REFUSE_CLOSE', { status: 'CLOSE_APPROVAL', grade: 'MAJOR', note: '' }, 'REASON_MISSING'],
  ])('%s with %o is refused: %s', (event, changes, reason, name = '审批某') => {
    expect(checkTransition(aHazard(changes), event, { ...someone, name }, today)).toEqual({ valid: false, reason });
  });

  it('a general hazard starts without the five elements', () => {
    const hazard = aHazard({ status: 'ORDERED', rectificationPlan: null, rectificationFundYuan: null });
    expect(checkTransition(hazard, 'START', someone, today)).toEqual({ valid: true, to: 'RECTIFYING' });
  });

  it('only the closed and the rejected are not open', () => {
    expect(HAZARD_STATUSES.filter((status) => !isOpenStatus(status))).toEqual(['REJECTED', 'CLOSED']);
  });
});
