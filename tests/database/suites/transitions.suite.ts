/** The life of a hazard in SQL: each step for those who may, refused to all others, and the guards. */
import { beforeAll, describe, expect, it } from 'vitest';

import { HAZARD_STATUSES, ROLES, type HazardGrade, type HazardStatus, type Role } from '@/domain/enumerations';
import { HAZARD_STEPS, type HazardStep } from '@/domain/hazard-life';

import type { Database } from '../../../supabase/embedded/database';
import { actingAs, aPerson, refusalOf, TOWN, tryingAs, type Person } from '../support/people';
import { add } from '../support/records';

/** Roles that write hazards at all; the others are stopped by row security before any rule of the life. */
const WRITERS: readonly Role[] = ['safety_office', 'industry_dept', 'supervision_group', 'county_office', 'township'];

/** A hazard that lacks nothing any guard asks for. */
const COMPLETE = {
  sector_code: 'K14',
  town_code: TOWN,
  criterion_id: 'WH-121',
  order_no: '演示1号',
  ordered_on: '2024-05-02',
  due_date: '2024-06-01',
  rect_measure: '整改',
  rect_person: '王某甲',
  rect_fund_cny: 1000,
  rect_plan_file: 'plan.pdf',
  reviewed_by: '李某乙',
  closed_by: '赵某丙',
  closed_on: '2024-05-30',
};

export function transitionsSuite(database: () => Database): void {
  describe('the life of a hazard', () => {
    const people = new Map<Role, Person>();
    beforeAll(async () => {
      for (const role of ROLES) people.set(role, await aPerson(database(), role));
    });
    const aHazard = (status: HazardStatus, hazard_grade: HazardGrade, columns: object = {}) =>
      add(database(), 'hazards', { ...COMPLETE, status, hazard_grade, ...columns });
    const move = (as: Database, id: number, to: HazardStatus) =>
      as.query<{ id: number }>(
        'update public.hazards set status = $2::text::public.hazard_status where id = $1 returning id',
        [id, to],
      );
    const gradesOf = (step: HazardStep): HazardGrade[] => (step.forGrade ? [step.forGrade] : ['GENERAL', 'MAJOR']);

    it.each(HAZARD_STEPS.map((step) => [step.event, step.from, step.to, step] as const))(
      '%s: %s → %s, for the roles of the table and no others',
      async (event, from, to, step) => {
        for (const grade of gradesOf(step)) {
          const id = await aHazard(from, grade);
          for (const role of WRITERS) {
            const attempt = tryingAs(database(), people.get(role)!, async (as) => {
              const moved = await move(as, id, to);
              // The newest by key: the event of this very step.
              return {
                moved,
                told: await as.query(
                  'select event, from_status::text, to_status::text, actor from public.hazard_events where hazard_id = $1 order by id desc limit 1',
                  [id],
                ),
              };
            });
            if (step.roles.includes(role)) {
              const { moved, told } = await attempt;
              expect([role, moved]).toEqual([role, [{ id }]]);
              expect(told).toEqual([{ event, from_status: from, to_status: to, actor: people.get(role)!.userId }]);
            } else {
              expect([role, await refusalOf(attempt)]).toEqual([
                role,
                { code: '42501', message: 'TRANSITION_NOT_FOR_ROLE' },
              ]);
            }
          }
        }
      },
    );

    it('a hazard that comes into the books leaves its first event, by how it came', async () => {
      const office = people.get('safety_office')!;
      const firstOf = (id: number) =>
        database().query(
          'select event, from_status, to_status::text, actor from public.hazard_events where hazard_id = $1',
          [id],
        );
      const found = await actingAs(database(), office, (as) => add(as, 'hazards'));
      expect(await firstOf(found)).toEqual([
        { event: 'REGISTER', from_status: null, to_status: 'REGISTERED', actor: office.userId },
      ]);
      const reported = await actingAs(database(), office, (as) => add(as, 'hazards', { status: 'PENDING_VERIFY' }));
      expect(await firstOf(reported)).toEqual([
        { event: 'REPORT', from_status: null, to_status: 'PENDING_VERIFY', actor: office.userId },
      ]);
    });

    it('readers move nothing', async () => {
      const id = await aHazard('REGISTERED', 'GENERAL');
      for (const role of ROLES.filter((role) => !WRITERS.includes(role)))
        expect(await tryingAs(database(), people.get(role)!, (as) => move(as, id, 'ORDERED'))).toEqual([]);
    });

    it('every pair that is not in the table is refused, also to the service role', async () => {
      for (const grade of ['GENERAL', 'MAJOR'] as const)
        for (const from of HAZARD_STATUSES)
          for (const to of HAZARD_STATUSES) {
            if (
              from === to ||
              HAZARD_STEPS.some(
                (step) => step.from === from && step.to === to && (step.forGrade === null || step.forGrade === grade),
              )
            )
              continue;
            const refusal = await refusalOf(
              tryingAs(database(), 'service_role', async (as) => {
                const hazard = await add(as, 'hazards', { ...COMPLETE, status: from, hazard_grade: grade });
                return move(as, hazard, to);
              }),
            );
            expect([from, to, grade, refusal.message]).toEqual([from, to, grade, 'TRANSITION_NOT_ALLOWED']);
          }
    });

    it.each([
      ['START', 'ORDERED', 'RECTIFYING', 'MAJOR', { rect_measure: null }, 'FIVE_ELEMENTS_MISSING'],
      ['START', 'ORDERED', 'RECTIFYING', 'MAJOR', { rect_person: null }, 'FIVE_ELEMENTS_MISSING'],
      ['START', 'ORDERED', 'RECTIFYING', 'MAJOR', { rect_fund_cny: null }, 'FIVE_ELEMENTS_MISSING'],
      ['START', 'ORDERED', 'RECTIFYING', 'MAJOR', { due_date: null }, 'FIVE_ELEMENTS_MISSING'],
      ['START', 'ORDERED', 'RECTIFYING', 'MAJOR', { rect_plan_file: null }, 'FIVE_ELEMENTS_MISSING'],
      ['ORDER', 'REGISTERED', 'ORDERED', 'GENERAL', { order_no: null }, 'ORDER_INCOMPLETE'],
      ['ORDER', 'REGISTERED', 'ORDERED', 'GENERAL', { due_date: null }, 'ORDER_INCOMPLETE'],
      ['ORDER', 'REOPENED', 'ORDERED', 'GENERAL', { order_no: null, closed_on: null }, 'ORDER_INCOMPLETE'],
      ['REVIEW_PASSED', 'REVIEW_PENDING', 'CLOSED', 'GENERAL', { reviewed_by: '王某甲' }, 'REVIEWER_IS_RECTIFIER'],
      [
        'REVIEW_PASSED',
        'REVIEW_PENDING',
        'CLOSE_APPROVAL',
        'MAJOR',
        { reviewed_by: '王某甲' },
        'REVIEWER_IS_RECTIFIER',
      ],
      ['APPROVE_CLOSE', 'CLOSE_APPROVAL', 'CLOSED', 'MAJOR', { closed_by: '李某乙' }, 'APPROVER_IS_REVIEWER'],
    ] as const)('guard of %s (%s → %s, %s) without %o: %s', async (_event, from, to, grade, lacking, message) => {
      const id = await aHazard(from, grade, lacking);
      expect(
        (await refusalOf(tryingAs(database(), people.get('safety_office')!, (as) => move(as, id, to)))).message,
      ).toBe(message);
    });

    it('a general hazard may start without the five elements', async () => {
      const id = await aHazard('ORDERED', 'GENERAL', { rect_measure: null, rect_fund_cny: null, rect_plan_file: null });
      expect(await tryingAs(database(), people.get('county_office')!, (as) => move(as, id, 'RECTIFYING'))).toEqual([
        { id },
      ]);
    });

    it('closing needs a day, and a major hazard its criterion', async () => {
      const id = await aHazard('REVIEW_PENDING', 'GENERAL', { closed_on: null });
      expect(
        (await refusalOf(tryingAs(database(), people.get('safety_office')!, (as) => move(as, id, 'CLOSED')))).code,
      ).toBe('23514');
      expect((await refusalOf(aHazard('REGISTERED', 'MAJOR', { criterion_id: null }))).code).toBe('23514');
      expect(await aHazard('PENDING_VERIFY', 'MAJOR', { criterion_id: null })).toBeGreaterThan(0);
    });

    it('relapse counts and reopens; a failed review counts a round; neither can be typed in', async () => {
      const office = people.get('safety_office')!;
      const closed = await aHazard('CLOSED', 'GENERAL');
      const [relapsed] = await actingAs(database(), office, (as) =>
        as.query(`update public.hazards set status = 'REOPENED' where id = $1 returning relapse_count, closed_on`, [
          closed,
        ]),
      );
      expect(relapsed).toEqual({ relapse_count: 1, closed_on: null });
      const pending = await aHazard('REVIEW_PENDING', 'GENERAL');
      const [failed] = await actingAs(database(), office, (as) =>
        as.query(`update public.hazards set status = 'RECTIFYING' where id = $1 returning review_round`, [pending]),
      );
      expect(failed).toEqual({ review_round: 1 });
      for (const column of ['relapse_count', 'review_round', 'is_listed', 'is_suspended'])
        expect(
          (
            await refusalOf(
              tryingAs(database(), office, (as) =>
                as.query(`update public.hazards set ${column} = default where id = $1`, [pending]),
              ),
            )
          ).code,
        ).toBe('42501');
    });

    it('a record of another county is out of reach', async () => {
      const stranger = await aPerson(database(), 'county_office', { jurisdictionIds: [5] });
      const id = await aHazard('REGISTERED', 'GENERAL');
      expect(await tryingAs(database(), stranger, (as) => move(as, id, 'ORDERED'))).toEqual([]);
    });

    it('listing and suspension set the flags of the hazard, and their end clears them', async () => {
      const id = await aHazard('RECTIFYING', 'MAJOR');
      const flags = async () =>
        (
          await database().query(
            `select is_listed, listed_level::text, is_suspended from public.hazards where id = $1`,
            [id],
          )
        )[0];
      await database().query(
        `insert into public.listed_supervisions (hazard_id, level, body, listed_on) values ($1, 'COUNTY', '县安委会', '2024-05-03'), ($1, 'CITY', '市安委会', '2024-05-04')`,
        [id],
      );
      await database().query(
        `insert into public.suspensions (hazard_id, kind, from_date) values ($1, 'FULL', '2024-05-03')`,
        [id],
      );
      expect(await flags()).toEqual({ is_listed: true, listed_level: 'CITY', is_suspended: true });
      await database().query(
        `update public.listed_supervisions set delisted_on = '2024-06-01' where hazard_id = $1 and level = 'CITY'`,
        [id],
      );
      await database().query(
        `update public.suspensions set resumed_on = '2024-06-01', checked_by = '李某乙' where hazard_id = $1`,
        [id],
      );
      expect(await flags()).toEqual({ is_listed: true, listed_level: 'COUNTY', is_suspended: false });
      await database().query('delete from public.listed_supervisions where hazard_id = $1', [id]);
      expect(await flags()).toEqual({ is_listed: false, listed_level: null, is_suspended: false });
    });
  });
}
