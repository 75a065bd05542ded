import type { Kind } from '@/kinds';
import { DAYS_DIMENSIONS, facetOf } from './dimensions';
import { kindsOf, type Clause, type Question } from './question';

/**
 * A question as a condition in SQL over a kind's table as `r`, for whoever must not trust the page: tests, exports. No
 * parameters; names are quoted. `today` is an ISO day. Throws on a text: pinyin and folding are the page's own, and
 * what a search found is told by keys.
 */
export function whereOf(question: Question, kind: Kind, today: string): string {
  const clauses = question.all.filter(({ dimension }) => dimension !== 'kind');
  return [
    'r.retired_at is null',
    ...(kindsOf(question).has(kind) ? [] : ['false']),
    ...clauses.map((clause) => conditionOf(clause, kind, today)),
  ].join('\n  and ');
}

/** Always true or false, never null: a clause may be turned round. */
function conditionOf(clause: Clause, kind: Kind, today: string): string {
  const condition = plainCondition(clause, kind, today);
  return clause.not ? `not ${condition}` : condition;
}

function plainCondition(clause: Clause, kind: Kind, today: string): string {
  switch (clause.dimension) {
    case undefined:
      return `(${clause.any.map((each) => conditionOf(each, kind, today)).join(' or ')})`;
    case 'kind':
      return String(clause.any.includes(kind));
    case 'text':
      throw new Error('A text is searched by the page; SQL is told the keys of what was found.');
    case 'shape': {
      const corners = [...clause.ring, clause.ring[0]!].map(([longitude, latitude]) => `${longitude} ${latitude}`);
      const shape = `extensions.st_geomfromtext('POLYGON((${corners.join(', ')}))', 4490)`;
      return `coalesce(extensions.st_covers(extensions.st_makevalid(${shape}), r.geom), false)`;
    }
    case 'foundOn':
    case 'dueOn': {
      const column = DAYS_DIMENSIONS[clause.dimension].sql(kind);
      if (!column) return 'false';
      const bounds = [
        `${column} is not null`,
        ...(clause.from === undefined ? [] : [`${column} >= date '${clause.from}'`]),
        ...(clause.to === undefined ? [] : [`${column} <= date '${clause.to}'`]),
      ];
      return `coalesce(${bounds.join(' and ')}, false)`;
    }
    default: {
      const names = facetOf(clause.dimension).sql(kind, today);
      if (!names || clause.any.length === 0) return 'false';
      return `coalesce(${names} && array[${clause.any.map(quoted).join(', ')}]::text[], false)`;
    }
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
