/**
 * What the legend must say, counted independently of the page: by the API, with the rights of the person who looks.
 * A HEAD request with `Prefer: count=exact` is `select count(*)` under row security.
 */
import type { SupabaseClient } from '@supabase/supabase-js';
import { KINDS, type Kind } from '../../src/kinds/index';
import { HAZARD_GRADES, HAZARD_STATUSES, RISK_LEVELS } from '../../src/domain/enumerations';

/** Value → number, zeros left out. */
export type Counts = Partial<Record<Kind, Record<string, number>>>;

const OPEN = HAZARD_STATUSES.filter((status) => status !== 'CLOSED' && status !== 'REJECTED');

/** Today in the city. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

type Filter = (query: ReturnType<ReturnType<SupabaseClient['from']>['select']>) => typeof query;

async function count(client: SupabaseClient, kind: Kind, filter: Filter): Promise<number> {
  const query = client.from(kind).select('*', { count: 'exact', head: true }).is('retired_at', null);
  const { count: found, error } = await filter(query);
  if (error) throw new Error(`count of ${kind}: ${error.message}`);
  return found ?? 0;
}

async function countsOf(entries: [string, Promise<number>][]): Promise<Record<string, number>> {
  const numbers = await Promise.all(entries.map(async ([value, number]) => [value, await number] as const));
  return Object.fromEntries(numbers.filter(([, number]) => number > 0));
}

/** Units by risk level, hazards by grade; of these all, or the open ones. */
export async function riskCounts(client: SupabaseClient, { openOnly = false } = {}): Promise<Counts> {
  const counts: Counts = {};
  for (const kind of KINDS) {
    counts[kind] = await countsOf(
      kind === 'hazards'
        ? HAZARD_GRADES.map((grade) => [
            `HAZARD_${grade}`,
            count(client, kind, (query) => {
              const ofGrade = query.eq('hazard_grade', grade);
              return openOnly ? ofGrade.in('status', OPEN) : ofGrade;
            }),
          ])
        : [
            ...RISK_LEVELS.map((level): [string, Promise<number>] => [
              level,
              count(client, kind, (query) => query.eq('risk_level', level)),
            ]),
            ['UNASSESSED', count(client, kind, (query) => query.is('risk_level', null))],
          ],
    );
  }
  return counts;
}

/** Hazards by status, the open ones past their deadline as overdue. */
export async function hazardStatusCounts(client: SupabaseClient): Promise<Record<string, number>> {
  const day = today();
  const isOpen = (status: string): boolean => (OPEN as string[]).includes(status);
  return countsOf([
    ...HAZARD_STATUSES.map((status): [string, Promise<number>] => [
      status,
      count(client, 'hazards', (query) =>
        isOpen(status)
          ? query.eq('status', status).or(`due_date.is.null,due_date.gte.${day}`)
          : query.eq('status', status),
      ),
    ]),
    ['OVERDUE', count(client, 'hazards', (query) => query.in('status', OPEN).lt('due_date', day))],
  ]);
}
