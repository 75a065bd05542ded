import type { HazardGrade, HazardStatus, Role } from './enumerations';

/** What may happen to a hazard once it is on the books. */
export type HazardEvent =
  | 'VERIFY'
  | 'REJECT'
  | 'ORDER'
  | 'START'
  | 'REQUEST_REVIEW'
  | 'REVIEW_FAILED'
  | 'REVIEW_PASSED'
  | 'APPROVE_CLOSE'
  | 'REFUSE_CLOSE'
  | 'RELAPSE';

/** What a guard looks at: the hazard as it will stand, and who acts. Days are ISO days, money is in yuan. */
export interface HazardFacts {
  readonly grade: HazardGrade | null;
  readonly status: HazardStatus;
  readonly isLocated: boolean;
  readonly criterion: string | null;
  readonly orderNumber: string | null;
  readonly dueOn: string | null;
  readonly rectificationMeasure: string | null;
  readonly rectificationPerson: string | null;
  readonly rectificationFundYuan: number | null;
  readonly rectificationPlan: string | null;
  readonly hasPhotographAfter: boolean;
  readonly note: string | null;
  readonly reviewedBy: string | null;
  readonly isListed: boolean;
  readonly listingBodyAgrees: boolean;
}
export interface HazardActor {
  readonly role: Role;
  readonly name: string;
}

export type TransitionReason =
  | 'TRANSITION_NOT_ALLOWED'
  | 'TRANSITION_NOT_FOR_ROLE'
  | 'LOCATION_OR_GRADE_MISSING'
  | 'REASON_MISSING'
  | 'ORDER_INCOMPLETE'
  | 'DUE_DATE_NOT_AHEAD'
  | 'MAJOR_WITHOUT_CRITERION'
  | 'FIVE_ELEMENTS_MISSING'
  | 'EVIDENCE_MISSING'
  | 'REVIEWER_IS_RECTIFIER'
  | 'APPROVER_IS_REVIEWER'
  | 'LISTING_BODY_MUST_AGREE';

type Guard = (facts: HazardFacts, actor: HazardActor, today: string) => TransitionReason | null;

const reasonAndNewDate: Guard = ({ note, dueOn }, _, today) =>
  !note?.trim() ? 'REASON_MISSING' : dueOn === null || dueOn <= today ? 'DUE_DATE_NOT_AHEAD' : null;
const orderIsComplete: Guard = ({ grade, orderNumber, dueOn, criterion }, _, today) => {
  if (!orderNumber?.trim() || dueOn === null) return 'ORDER_INCOMPLETE';
  if (dueOn <= today) return 'DUE_DATE_NOT_AHEAD';
  return grade === 'MAJOR' && !criterion?.trim() ? 'MAJOR_WITHOUT_CRITERION' : null;
};
/** 五落实: measure, responsible person, funds, time limit, plan. */
const fiveElements: Guard = (facts) =>
  facts.grade !== 'MAJOR' ||
  (facts.rectificationMeasure &&
    facts.rectificationPerson &&
    facts.rectificationFundYuan !== null &&
    facts.dueOn &&
    facts.rectificationPlan)
    ? null
    : 'FIVE_ELEMENTS_MISSING';
const evidence: Guard = ({ hasPhotographAfter, note }) =>
  hasPhotographAfter && note?.trim() ? null : 'EVIDENCE_MISSING';
const reviewerIsAnother: Guard = ({ rectificationPerson }, actor) =>
  actor.name === rectificationPerson ? 'REVIEWER_IS_RECTIFIER' : null;
const approverIsAnother: Guard = ({ reviewedBy, isListed, listingBodyAgrees }, actor) =>
  actor.name === reviewedBy
    ? 'APPROVER_IS_REVIEWER'
    : isListed && !listingBodyAgrees
      ? 'LISTING_BODY_MUST_AGREE'
      : null;

export interface HazardStep {
  readonly event: HazardEvent;
  readonly from: HazardStatus;
  readonly to: HazardStatus;
  /** The step is only for this grade; null = for both. */
  readonly forGrade: HazardGrade | null;
  readonly roles: readonly Role[];
  readonly guard: Guard;
}

const departments = ['safety_office', 'industry_dept', 'county_office'] as const;
const withTownship = [...departments, 'township'] as const;
const reviewers = [...departments, 'supervision_group'] as const;
const approvers = ['safety_office', 'industry_dept'] as const;

/** The transition table of domain.md §2.9; the same rows stand in `public.hazard_transitions`. */
export const HAZARD_STEPS: readonly HazardStep[] = [
  {
    event: 'VERIFY',
    from: 'PENDING_VERIFY',
    to: 'REGISTERED',
    forGrade: null,
    roles: withTownship,
    guard: ({ isLocated, grade }) => (isLocated && grade ? null : 'LOCATION_OR_GRADE_MISSING'),
  },
  {
    event: 'REJECT',
    from: 'PENDING_VERIFY',
    to: 'REJECTED',
    forGrade: null,
    roles: departments,
    guard: ({ note }) => (note?.trim() ? null : 'REASON_MISSING'),
  },
  { event: 'ORDER', from: 'REGISTERED', to: 'ORDERED', forGrade: null, roles: departments, guard: orderIsComplete },
  { event: 'START', from: 'ORDERED', to: 'RECTIFYING', forGrade: null, roles: withTownship, guard: fiveElements },
  {
    event: 'REQUEST_REVIEW',
    from: 'ORDERED',
    to: 'REVIEW_PENDING',
    forGrade: null,
    roles: withTownship,
    guard: evidence,
  },
  {
    event: 'REQUEST_REVIEW',
    from: 'RECTIFYING',
    to: 'REVIEW_PENDING',
    forGrade: null,
    roles: withTownship,
    guard: evidence,
  },
  {
    event: 'REVIEW_FAILED',
    from: 'REVIEW_PENDING',
    to: 'RECTIFYING',
    forGrade: null,
    roles: reviewers,
    guard: reasonAndNewDate,
  },
  {
    event: 'REVIEW_PASSED',
    from: 'REVIEW_PENDING',
    to: 'CLOSED',
    forGrade: 'GENERAL',
    roles: reviewers,
    guard: reviewerIsAnother,
  },
  {
    event: 'REVIEW_PASSED',
    from: 'REVIEW_PENDING',
    to: 'CLOSE_APPROVAL',
    forGrade: 'MAJOR',
    roles: reviewers,
    guard: reviewerIsAnother,
  },
  {
    event: 'APPROVE_CLOSE',
    from: 'CLOSE_APPROVAL',
    to: 'CLOSED',
    forGrade: 'MAJOR',
    roles: approvers,
    guard: approverIsAnother,
  },
  {
    event: 'REFUSE_CLOSE',
    from: 'CLOSE_APPROVAL',
    to: 'RECTIFYING',
    forGrade: 'MAJOR',
    roles: approvers,
    guard: reasonAndNewDate,
  },
  { event: 'RELAPSE', from: 'CLOSED', to: 'REOPENED', forGrade: null, roles: reviewers, guard: () => null },
  { event: 'ORDER', from: 'REOPENED', to: 'ORDERED', forGrade: null, roles: departments, guard: orderIsComplete },
];

export type TransitionCheck = { valid: true; to: HazardStatus } | { valid: false; reason: TransitionReason };

/** Whether an event may happen to a hazard now, by this person: the table first, then the role, then the guard. */
export function checkTransition(
  facts: HazardFacts,
  event: HazardEvent,
  actor: HazardActor,
  today: string,
): TransitionCheck {
  const step = HAZARD_STEPS.find(
    (candidate) =>
      candidate.event === event &&
      candidate.from === facts.status &&
      (candidate.forGrade === null || candidate.forGrade === facts.grade),
  );
  if (!step) return { valid: false, reason: 'TRANSITION_NOT_ALLOWED' };
  if (!step.roles.includes(actor.role)) return { valid: false, reason: 'TRANSITION_NOT_FOR_ROLE' };
  const reason = step.guard(facts, actor, today);
  return reason ? { valid: false, reason } : { valid: true, to: step.to };
}

/** 未销号, or 已销号 and 查否: what is open, and what needs no hand any more. */
export const CLOSURES = ['OPEN', 'ENDED'] as const;

/** A hazard is open until it is closed or found to be none. */
export function isOpenStatus(status: HazardStatus): boolean {
  return status !== 'CLOSED' && status !== 'REJECTED';
}
