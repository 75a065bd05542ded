import { editDistance } from '../lib/text/edit-distance';
import { labelKey } from '../lib/text/normalise';

/** Two records of one kind nearer than this, under names that differ little, may be one thing entered twice. */
export const NEAR_DUPLICATE_METERS = 50;

const legalForm = /(?:有限责任|股份有限|有限)?公司|[()[\]【】\-_.、,，·]/g;
const shareOfName = 0.2;

/**
 * Whether two names may mean one thing: equal, or at most a fifth of their signs apart, once legal form, blanks
 * and brackets are dropped. Names that count differently (1号罐区, 2号罐区) are two things however alike they look.
 */
export function namesDifferLittle(one: string, other: string): boolean {
  const [a, b] = [labelKey(one).replace(legalForm, ''), labelKey(other).replace(legalForm, '')];
  if (a === b) return true;
  if (a.match(/\d+/g)?.join(' ') !== b.match(/\d+/g)?.join(' ')) return false;
  const limit = Math.floor(Math.min(a.length, b.length) * shareOfName);
  return editDistance(a, b, limit) <= limit;
}
