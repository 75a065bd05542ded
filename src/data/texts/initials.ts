import { pinyin } from 'pinyin-pro';

/** Bit of a Latin letter a–z, given as a UTF-16 unit; 0 for everything else. */
export function letterBit(unit: number): number {
  return unit >= 97 && unit <= 122 ? 1 << (unit - 97) : 0;
}

/**
 * Letters with which a Chinese character's readings begin in pinyin, a bit each from a: all readings,
 * because a name does not say which one it uses (重 is z and c). 0 for what is no Chinese character.
 */
export function initialsOf(character: string): number {
  if (!/\p{Script=Han}/u.test(character)) return 0;
  return pinyin(character, { multiple: true, type: 'array', toneType: 'none' })
    .map((reading) => letterBit(reading.normalize('NFD').toLowerCase().charCodeAt(0)))
    .reduce((letters, letter) => letters | letter, 0);
}
