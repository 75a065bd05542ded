/** 示例 schools, hospitals and villages that stand near dangerous things: what a ring or a buffer finds. */
import { placeRecord } from './placement';
import type { SeedContext } from './plan';
import { Random } from './random';
import { pointText } from './units';
import { brand, shortTown } from './words';

const KINDS = {
  SCHOOL: { weight: 30, names: ['小学', '初级中学'], people: [180, 2400] },
  KINDERGARTEN: { weight: 18, names: ['幼儿园'], people: [40, 380] },
  HOSPITAL: { weight: 12, names: ['卫生院', '医院'], people: [30, 900] },
  WELFARE: { weight: 8, names: ['敬老院'], people: [20, 160] },
  RESIDENTIAL: { weight: 16, names: ['小区', '家属院'], people: [200, 3200] },
  VILLAGE: { weight: 12, names: ['村', '庄'], people: [120, 1600] },
  MARKET: { weight: 4, names: ['集贸市场'], people: [60, 900] },
} as const;

export function receptorCount(features: number): number {
  return Math.min(4000, Math.max(20, Math.round(features * 0.03)));
}

/** One receptor as a table row; the people of some are unknown, which is null and never nought. */
export function receptorRow(context: SeedContext, index: number) {
  const random = new Random('receptor', index);
  const kind = random.weighted(
    Object.fromEntries(Object.entries(KINDS).map(([key, { weight }]) => [key, weight])) as Record<
      keyof typeof KINDS,
      number
    >,
  );
  const { names, people } = KINDS[kind];
  const { place, town, jurisdictionId } = placeRecord(context.prefecture, random, {
    unlocatedPercent: 0,
    acrossBorderPerMille: 0,
  });
  const isKnown = random.chance(0.85);
  const day = random.integer(people[0], people[1]);
  const sleepsThere = kind === 'HOSPITAL' || kind === 'WELFARE' || kind === 'RESIDENTIAL' || kind === 'VILLAGE';
  return {
    kind,
    name: `示例${shortTown(town.name)}${brand(random)}${random.pick(names)}`,
    people_day: isKnown ? day : null,
    people_night: isKnown ? (sleepsThere ? day : random.integer(0, 6)) : null,
    jurisdiction_id: jurisdictionId,
    geom: pointText(place!),
    source: '演示数据',
    is_demonstration: true,
  };
}
