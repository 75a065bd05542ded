import { fontFamily } from '@/ui/tokens';
import { loadGroundNames } from './base/geodata';

/** What symbols and counts write, whatever the data. */
const symbolText = '重较一低?登令改查审销返否逾核无大般挂二三四0123456789.k+';

/**
 * Loads the slices of our fonts that the map will write in. A canvas draws with whatever is there
 * at that moment, so this comes before the first sprite and the first county name.
 */
export async function loadMapFonts(names: readonly string[]): Promise<void> {
  const text = symbolText + [...new Set(names.join(''))].join('');
  await Promise.all(['400', '600', '700'].map((weight) => document.fonts.load(`${weight} 16px ${fontFamily}`, text)));
}

/**
 * Loads the slices for the small names of the ground (townships, waters, neighbours): some twenty of them, 1.3 MB, most
 * there already. MapLibre keeps a character as it first drew it, a box where the font had not come; so this
 * comes before its first name, and after everything else. Rejects when a file or a font cannot be read.
 */
export async function loadNameFonts(): Promise<void> {
  const names = await loadGroundNames();
  await document.fonts.load(`400 16px ${fontFamily}`, [...new Set(names.join(''))].join(''));
}
