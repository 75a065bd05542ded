import { fontFamily } from '@/ui/tokens';

/** What symbols and counts write, whatever the data. */
const symbolText = '重较一低?登令改查审销返否逾核无大般挂二三四0123456789.k+';

/**
 * Loads the slices of our fonts that the map will write in. A canvas draws with whatever is there
 * at that moment, so this comes before the first sprite and the first label. Names come from the
 * county file; other characters are loaded by the page when they are first seen.
 */
export async function loadMapFonts(names: readonly string[]): Promise<void> {
  const text = symbolText + [...new Set(names.join(''))].join('');
  await Promise.all(['400', '600', '700'].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`, text)));
}
