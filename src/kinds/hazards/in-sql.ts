import { STATUS_VALUES } from '@/domain/shown-scales';

/** Twins in SQL of what `derived.ts` says over packed columns. `today` is an ISO day; answers are texts. */

/** Shown status of a hazard in the table alias `row`. */
export function hazardStatusInSql(row: string, today: string): string {
  return (
    `case when ${row}.status not in ('CLOSED', 'REJECTED') and ${row}.due_date < date '${today}' ` +
    `then 'OVERDUE' else ${row}.status::text end`
  );
}

/** Whether a hazard in the table alias `row` still needs a hand. */
export function hazardClosureInSql(row: string): string {
  return `case when ${row}.status in ('CLOSED', 'REJECTED') then 'ENDED' else 'OPEN' end`;
}

/** Band of urgency of a hazard in the table alias `row`; null where it has none. */
export function hazardBandInSql(row: string, today: string): string {
  const days = `${row}.due_date - date '${today}'`;
  return (
    `case when ${row}.status in ('CLOSED', 'REJECTED') or ${row}.due_date is null then null ` +
    `when ${days} < 0 then 'OVERDUE' when ${days} = 0 then 'DUE_TODAY' when ${days} <= 3 then 'WITHIN_3_DAYS' ` +
    `when ${days} <= 7 then 'WITHIN_7_DAYS' else 'LATER' end`
  );
}

/** Shown status of a unit `r` of a kind: that of its most urgent open hazard, or none. */
export function unitStatusInSql(kind: string, today: string): string {
  const order = STATUS_VALUES.map((value) => `'${value}'`).join(', ');
  const status = hazardStatusInSql('h', today);
  return (
    `coalesce((select ${status} from public.hazards h where h.object_type = '${kind}' and h.object_id = r.id ` +
    `and h.retired_at is null and h.status not in ('CLOSED', 'REJECTED') ` +
    `order by array_position(array[${order}], ${status}) limit 1), 'NONE')`
  );
}
