/** Characters of a search at the most: more than any name or code has. */
export const LONGEST_SEARCH = 200;

/**
 * A typed or pasted search as it is kept: blanks are one each, control and invisible characters are
 * gone, and it ends at `LONGEST_SEARCH`. A blank at the end stays, because the next word may follow.
 */
export function cleanSearch(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .slice(0, LONGEST_SEARCH)
    .replace(/\p{Cs}/gu, '');
}

/** The words of a search, in the form in which they are compared; all of them must be found. */
export function searchWords(text: string): string[] {
  return foldText(cleanSearch(text)).split(/\s+/).filter(Boolean);
}

/** The form in which texts are compared: half-width (NFKC) and lower-case, one UTF-16 unit after the other. */
export function foldText(text: string): string {
  let folded = '';
  const composed = text.normalize('NFC');
  for (let place = 0; place < composed.length; place += 1) folded += foldUnit(composed[place]!);
  return folded;
}

/** One UTF-16 unit in the form in which it is compared; a sign that stands for several (㈱) becomes those. */
export function foldUnit(unit: string): string {
  return unit.normalize('NFKC').toLowerCase();
}
