/**
 * The life of a hazard from its finding to today, step by step along the transition table of
 * domain rules. Each life runs forward in time and stops where today stops it, or where somebody
 * let it lie: that is how the overdue ones come about.
 */
import type { HazardGrade, HazardSource, HazardStatus, SupervisionLevel } from '@/domain/enumerations';

import { addDays, moment, workday } from './days';
import type { Random } from './random';
import { anotherPerson, person } from './words';

export type LifeEvent = {
  event: string;
  from_status: HazardStatus | null;
  to_status: HazardStatus;
  at: string;
  actor_name: string | null;
  due_date: string | null;
  note: string | null;
};
export type Extension = {
  applied_on: string;
  reason: string;
  interim_control: string;
  original_due: string;
  new_due: string;
  approver: string | null;
  approved: boolean | null;
};
export type Listing = {
  level: SupervisionLevel;
  body: string;
  doc_no: string;
  listed_on: string;
  due_date: string;
  delisted_on: string | null;
};
export type Suspension = {
  kind: 'PARTIAL' | 'FULL';
  order_no: string;
  from_date: string;
  resumed_on: string | null;
  checked_by: string | null;
};
export type Lookback = {
  planned_on: string;
  done_on: string | null;
  relapsed: boolean | null;
  inspector: string | null;
};

export type HazardLife = {
  status: HazardStatus;
  events: LifeEvent[];
  orderNumber: string | null;
  orderedOn: string | null;
  dueOn: string | null;
  originalDueOn: string | null;
  rectifier: string | null;
  reviewRequestedOn: string | null;
  reviewedOn: string | null;
  reviewedBy: string | null;
  closedOn: string | null;
  closedBy: string | null;
  reviewRound: number;
  relapseCount: number;
  extensions: Extension[];
  listings: Listing[];
  suspensions: Suspension[];
  lookbacks: Lookback[];
};

export type LifePremise = {
  grade: HazardGrade;
  source: HazardSource;
  foundOn: string;
  foundBy: string;
  today: string;
  /** How readily work is left lying where this hazard is managed: about 0.02 to 0.08. */
  neglect: number;
  /** The life is led to this status and stops there. The start must lie a year back at least. */
  leadTo?: HazardStatus;
};

const LISTING_BODIES: Readonly<Record<SupervisionLevel, string>> = {
  PROVINCE: '省安委会办公室',
  CITY: '市安委会',
  COUNTY: '县（区）安委会',
};

/** Lives one hazard. Every event is later than the one before and none lies after today. */
export function liveHazard(premise: LifePremise, random: Random): HazardLife {
  return new LifeRun(premise, random).run();
}

class LifeRun {
  readonly #premise: LifePremise;
  readonly #random: Random;
  readonly #life: HazardLife;
  /** Day and minute of the last event. */
  #day: string;
  #minute: number;

  constructor(premise: LifePremise, random: Random) {
    this.#premise = premise;
    this.#random = random;
    this.#day = premise.foundOn;
    this.#minute = random.integer(8 * 60 + 30, 11 * 60);
    this.#life = {
      status: premise.source === 'PUBLIC_REPORT' ? 'PENDING_VERIFY' : 'REGISTERED',
      events: [],
      orderNumber: null,
      orderedOn: null,
      dueOn: null,
      originalDueOn: null,
      rectifier: null,
      reviewRequestedOn: null,
      reviewedOn: null,
      reviewedBy: null,
      closedOn: null,
      closedBy: null,
      reviewRound: 0,
      relapseCount: 0,
      extensions: [],
      listings: [],
      suspensions: [],
      lookbacks: [],
    };
  }

  run(): HazardLife {
    const isReport = this.#premise.source === 'PUBLIC_REPORT';
    this.#write(isReport ? 'REPORT' : 'REGISTER', null, this.#life.status, isReport ? null : this.#premise.foundBy, {
      note: isReport ? '群众举报受理' : '检查发现登记',
    });
    while (this.#step()) {
      if (this.#life.status === this.#premise.leadTo) break;
    }
    return this.#life;
  }

  /** One step along the table; false when the hazard stays where it is. */
  #step(): boolean {
    if (this.#life.status === this.#premise.leadTo) return false;
    switch (this.#life.status) {
      case 'PENDING_VERIFY':
        return this.#verify();
      case 'REGISTERED':
      case 'REOPENED':
        return this.#order();
      case 'ORDERED':
        return this.#premise.grade === 'GENERAL' && !this.#premise.leadTo && this.#random.chance(0.25)
          ? this.#requestReview()
          : this.#start();
      case 'RECTIFYING':
        return this.#requestReview();
      case 'REVIEW_PENDING':
        return this.#review();
      case 'CLOSE_APPROVAL':
        return this.#approve();
      case 'CLOSED':
        return this.#lookBack();
      default:
        return false;
    }
  }

  #verify(): boolean {
    const rejects = this.#premise.leadTo ? this.#premise.leadTo === 'REJECTED' : this.#random.chance(0.18);
    if (!this.#advance(1, 7, this.#premise.neglect)) return false;
    if (rejects)
      this.#write('REJECT', 'PENDING_VERIFY', 'REJECTED', person(this.#random), { note: '经现场核查，举报内容不属实' });
    else this.#write('VERIFY', 'PENDING_VERIFY', 'REGISTERED', person(this.#random), { note: '经现场核查，情况属实' });
    return true;
  }

  #order(): boolean {
    const { grade, neglect } = this.#premise;
    const from = this.#life.status;
    if (!this.#advance(0, from === 'REOPENED' ? 12 : 3, neglect * 0.6)) return false;
    const life = this.#life;
    life.orderNumber = `（演示）责改〔${this.#day.slice(0, 4)}〕${this.#random.integer(1, 9999)}号`;
    life.orderedOn = this.#day;
    life.dueOn = workday(
      addDays(this.#day, grade === 'MAJOR' ? this.#random.integer(45, 150) : this.#random.integer(5, 30)),
    );
    life.originalDueOn = life.dueOn;
    life.rectifier = anotherPerson(this.#random, this.#premise.foundBy);
    this.#write('ORDER', from, 'ORDERED', person(this.#random), { note: '下达责令限期整改指令书' });
    if (grade === 'MAJOR') this.#superviseMajor();
    return true;
  }

  /** Listing and suspension follow the order of a major hazard at once, where they follow at all. */
  #superviseMajor(): void {
    const life = this.#life;
    const year = this.#day.slice(0, 4);
    if (life.listings.every(({ delisted_on }) => delisted_on !== null) && this.#random.chance(0.4)) {
      const level = this.#random.weighted<SupervisionLevel>({ PROVINCE: 6, CITY: 44, COUNTY: 50 });
      life.listings.push({
        level,
        body: LISTING_BODIES[level],
        doc_no: `（演示）安委督〔${year}〕${this.#random.integer(1, 99)}号`,
        listed_on: this.#day,
        due_date: life.dueOn!,
        delisted_on: null,
      });
      this.#write('LIST', life.status, life.status, LISTING_BODIES[level], { note: '挂牌督办' });
    }
    if (this.#random.chance(0.35)) {
      life.suspensions.push({
        kind: this.#random.chance(0.7) ? 'PARTIAL' : 'FULL',
        order_no: `（演示）停字〔${year}〕${this.#random.integer(1, 999)}号`,
        from_date: this.#day,
        resumed_on: null,
        checked_by: null,
      });
      this.#write('SUSPEND', life.status, life.status, person(this.#random), { note: '责令停产停业整顿' });
    }
  }

  #start(): boolean {
    if (!this.#advance(1, 5, this.#premise.neglect)) return false;
    this.#write('START', 'ORDERED', 'RECTIFYING', this.#life.rectifier, {
      note: this.#premise.grade === 'MAJOR' ? '整改方案已报备，“五落实”齐全' : '开始整改',
    });
    return true;
  }

  #requestReview(): boolean {
    const life = this.#life;
    this.#mayExtend();
    // Most are done some days before the deadline, some a few days after it.
    const slack = this.#random.weighted({ early: 62, onTime: 26, late: 12 });
    const target =
      slack === 'early'
        ? -this.#random.integer(2, 9)
        : slack === 'onTime'
          ? -this.#random.integer(0, 1)
          : this.#random.integer(1, 14);
    const days = Math.max(1, Math.round((Date.parse(life.dueOn!) - Date.parse(this.#day)) / 86_400_000) + target);
    if (!this.#advance(days, days, this.#premise.neglect)) return false;
    life.reviewRequestedOn = this.#day;
    this.#write('REQUEST_REVIEW', life.status, 'REVIEW_PENDING', life.rectifier, {
      note: '整改完成，提交整改后照片和说明，申请复查',
    });
    return true;
  }

  /** Applied for before the deadline, or not at all. */
  #mayExtend(): void {
    const life = this.#life;
    if (!this.#random.chance(this.#premise.grade === 'MAJOR' ? 0.2 : 0.05)) return;
    const appliedOn = addDays(life.dueOn!, -2);
    if (appliedOn <= this.#day || appliedOn > this.#premise.today) return;
    this.#day = appliedOn;
    this.#minute = this.#random.integer(9 * 60, 16 * 60);
    // Applied for these last days: nobody has decided yet.
    const approved = appliedOn > addDays(this.#premise.today, -10) ? null : this.#random.chance(0.85);
    const newDue = workday(addDays(life.dueOn!, this.#premise.grade === 'MAJOR' ? 30 : 10));
    life.extensions.push({
      applied_on: appliedOn,
      reason: '设备采购周期较长，申请延期',
      interim_control: '停用相关部位，专人值守',
      original_due: life.dueOn!,
      new_due: newDue,
      approver: approved ? person(this.#random) : null,
      approved,
    });
    if (!approved) return;
    life.dueOn = newDue;
    this.#write('EXTEND', life.status, life.status, life.extensions.at(-1)!.approver, {
      note: '同意延期，落实期间管控措施',
    });
  }

  #review(): boolean {
    const life = this.#life;
    const fails = !this.#premise.leadTo && life.reviewRound < 2 && this.#random.chance(0.12);
    if (!this.#advance(1, 9, this.#premise.neglect)) return false;
    const reviewer = anotherPerson(this.#random, life.rectifier, this.#premise.foundBy);
    life.reviewedOn = this.#day;
    life.reviewedBy = reviewer;
    if (fails) {
      this.#backToRectifying('REVIEW_FAILED', 'REVIEW_PENDING', reviewer, '复查不通过：整改不彻底');
    } else if (this.#premise.grade === 'MAJOR') {
      this.#write('REVIEW_PASSED', 'REVIEW_PENDING', 'CLOSE_APPROVAL', reviewer, { note: '复查通过，报请审核销号' });
    } else {
      this.#close('REVIEW_PASSED', 'REVIEW_PENDING', reviewer, '复查通过，予以销号');
    }
    return true;
  }

  #approve(): boolean {
    const life = this.#life;
    const refuses = !this.#premise.leadTo && life.reviewRound < 2 && this.#random.chance(0.08);
    if (!this.#advance(2, 15, this.#premise.neglect)) return false;
    const approver = anotherPerson(this.#random, life.reviewedBy, life.rectifier);
    if (refuses) {
      this.#backToRectifying('REFUSE_CLOSE', 'CLOSE_APPROVAL', approver, '审核不通过：佐证材料不足');
      return true;
    }
    for (const suspension of life.suspensions.filter(({ resumed_on }) => resumed_on === null)) {
      suspension.resumed_on = this.#day;
      suspension.checked_by = life.reviewedBy;
      this.#write('RESUME', 'CLOSE_APPROVAL', 'CLOSE_APPROVAL', life.reviewedBy, {
        note: '现场核查合格，同意恢复生产经营',
      });
    }
    this.#close('APPROVE_CLOSE', 'CLOSE_APPROVAL', approver, '审核同意销号');
    for (const listing of life.listings.filter(({ delisted_on }) => delisted_on === null)) {
      listing.delisted_on = this.#day;
      this.#write('DELIST', 'CLOSED', 'CLOSED', listing.body, { note: '摘牌' });
    }
    return true;
  }

  #backToRectifying(event: string, from: HazardStatus, actor: string, note: string): void {
    const life = this.#life;
    life.reviewRound += 1;
    life.dueOn = workday(addDays(this.#day, this.#random.integer(7, this.#premise.grade === 'MAJOR' ? 40 : 15)));
    this.#write(event, from, 'RECTIFYING', actor, { note });
  }

  #close(event: string, from: HazardStatus, actor: string, note: string): void {
    this.#life.closedOn = this.#day;
    this.#life.closedBy = actor;
    this.#write(event, from, 'CLOSED', actor, { note });
  }

  /** Planned for some of the closed ones, thirty or ninety days on; a few have come back by then. */
  #lookBack(): boolean {
    const life = this.#life;
    const isLed = this.#premise.leadTo === 'REOPENED';
    if (life.relapseCount > 0 || (!isLed && !this.#random.chance(this.#premise.grade === 'MAJOR' ? 0.8 : 0.22)))
      return false;
    const plannedOn = addDays(this.#day, this.#premise.grade === 'MAJOR' ? 90 : 30);
    const doneOn = workday(addDays(plannedOn, this.#random.integer(0, 6)));
    if (doneOn > this.#premise.today) {
      life.lookbacks.push({ planned_on: plannedOn, done_on: null, relapsed: null, inspector: null });
      return false;
    }
    const relapsed = isLed || this.#random.chance(0.06);
    const inspector = person(this.#random);
    life.lookbacks.push({ planned_on: plannedOn, done_on: doneOn, relapsed, inspector });
    if (!relapsed) return false;
    this.#day = doneOn;
    this.#minute = this.#random.integer(9 * 60, 16 * 60);
    life.relapseCount += 1;
    life.closedOn = null;
    life.closedBy = null;
    this.#write('RELAPSE', 'CLOSED', 'REOPENED', inspector, { note: '回头看发现隐患反弹' });
    return true;
  }

  /** Moves on by some days to a weekday; false when today comes first. Neglected work is done weeks late, or never. */
  #advance(least: number, most: number, neglect: number): boolean {
    const isLed = this.#premise.leadTo !== undefined;
    let days = this.#random.integer(least, most);
    if (!isLed && this.#random.chance(neglect)) {
      if (this.#random.chance(0.12)) return false;
      days += this.#random.integer(15, 110);
    }
    const next = workday(addDays(this.#day, days));
    if (next > this.#premise.today) return false;
    if (next !== this.#day) this.#minute = this.#random.integer(8 * 60 + 30, 16 * 60);
    this.#day = next;
    return true;
  }

  #write(
    event: string,
    from: HazardStatus | null,
    to: HazardStatus,
    actor: string | null,
    { note }: { note: string },
  ): void {
    const setsDeadline =
      event === 'ORDER' || event === 'EXTEND' || event === 'REVIEW_FAILED' || event === 'REFUSE_CLOSE';
    this.#life.status = to;
    this.#life.events.push({
      event,
      from_status: from,
      to_status: to,
      at: moment(this.#day, this.#minute),
      actor_name: actor,
      due_date: setsDeadline ? this.#life.dueOn : null,
      note,
    });
    this.#minute += this.#random.integer(3, 20);
  }
}
