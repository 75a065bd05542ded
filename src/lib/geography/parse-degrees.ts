import { toHalfWidth } from '../text/normalise';

const sexagesimal = /^(\d{1,3})[°度d](?:(\d{1,2}(?:\.\d+)?)['′‘’分m](?:(\d{1,2}(?:\.\d+)?)(?:["″“”秒s]|''|′′)?)?)?$/;

/**
 * Reads one coordinate as people type it: decimal, degrees-minutes-seconds with any usual signs, full-width
 * digits, an E/N/东经/北纬 mark before or after. Plain metres pass through as they are. Null when unreadable.
 */
export function parseCoordinate(text: string): number | null {
  const compact = toHalfWidth(text)
    .replace(/\s+/g, '')
    .replace(/^(?:东经|北纬|经度|纬度|[EN])[:=]?|(?:[EN]|度|°|米|m)$/gi, '');
  if (/^[+-]?\d+(?:\.\d+)?$/.test(compact)) return Number(compact);
  const parts = sexagesimal.exec(compact);
  if (!parts) return null;
  const [degrees, minutes, seconds] = [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  if (minutes >= 60 || seconds >= 60) return null;
  return degrees + minutes / 60 + seconds / 3600;
}
