/** A few 示例 tailings dams in the western hills, with the path that tailings would take below each. */
import { damClassOf } from '@/domain/dam-class';
import type { RunStatus } from '@/domain/enumerations';
import type { LongitudeLatitude } from '@/lib/geography/coordinate-systems';

import { addDays } from './days';
import { enterpriseUnit } from './enterprises';
import type { SeedContext } from './plan';
import { isInside, offset, round, type Prefecture } from './prefecture';
import type { Placement } from './placement';
import { Random } from './random';
import { assessedRisk, lineText, placeColumns, pointText, type Unit } from './units';
import { person, phone } from './words';

/** Hill country by county: boxes [west, south, east, north] in degrees. */
const HILLS = [
  { adcode: '411726', box: [113.36, 32.82, 113.6, 33.08] },
  { adcode: '411725', box: [113.72, 32.62, 113.92, 32.9] },
  { adcode: '411726', box: [113.42, 32.56, 113.58, 32.74] },
  { adcode: '411728', box: [113.68, 33.02, 113.84, 33.2] },
  { adcode: '411702', box: [113.68, 32.9, 113.84, 33.04] },
  { adcode: '411726', box: [113.36, 32.82, 113.6, 33.08] },
] as const;

type Size = readonly [heightMeters: number, volumeWanCubicMeters: number];
const SIZES: readonly Size[] = [
  [28, 62],
  [41, 180],
  [18, 24],
  [55, 420],
  [33, 130],
  [72, 1250],
  [22, 88],
  [36, 96],
  [12, 9],
  [64, 760],
  [27, 115],
  [45, 260],
];
const RUN_STATUS_BY_INDEX: readonly RunStatus[] = [
  'IN_USE',
  'IN_USE',
  'OUT_OF_USE',
  'IN_USE',
  'CLOSING',
  'IN_USE',
  'CLOSED',
  'RE_MINING',
  'IN_USE',
  'UNDER_CONSTRUCTION',
  'OUT_OF_USE',
  'IN_USE',
  'DEREGISTERED',
  'IN_USE',
  'CONSTRUCTION_STOPPED',
  'IN_USE',
  'CLOSING',
  'IN_USE',
];

type DamFacts = Unit & { random: Random; firm: number | null; downstream: number };

function damFacts(context: SeedContext, index: number): DamFacts {
  const random = new Random('tailings dam', index);
  // Two have no owner: the county's government answers for them.
  const firm =
    index % 9 === 8 || context.plan.miningFirms === 0
      ? null
      : context.plan.chemicalFirms + (index % context.plan.miningFirms);
  return {
    kind: 'tailings_dams',
    id: context.firstIds.tailings_dams + index,
    name: `示例${'青石峰云铜白龙栗松'[index % 9]}沟${index + 1}号尾矿库`,
    sector: 'K15',
    placement: hillSite(context.prefecture, index, random),
    random,
    firm,
    // Streams here run from the western hills to the eastern plain: bearings of −40° to 30° from east.
    downstream: (random.between(-40, 30) * Math.PI) / 180,
  };
}

function hillSite(prefecture: Prefecture, index: number, random: Random): Placement {
  const { adcode, box } = HILLS[index % HILLS.length]!;
  const county = prefecture.byAdcode.get(adcode)!;
  const towns = county.towns.filter(({ jurisdictionId, name }) => jurisdictionId <= 10 && !name.endsWith('街道'));
  let place: LongitudeLatitude = county.seat;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const spot: LongitudeLatitude = [round(random.between(box[0], box[2])), round(random.between(box[1], box[3]))];
    if (!isInside(county, spot)) continue;
    place = spot;
    break;
  }
  const town = [...towns].sort(
    (a, b) =>
      Math.hypot(a.centre[0] - place[0], a.centre[1] - place[1]) -
      Math.hypot(b.centre[0] - place[0], b.centre[1] - place[1]),
  )[0]!;
  return { jurisdictionId: county.jurisdictionId, town, place, adcode };
}

/** The dam as hazards refer to it. */
export function damUnit(context: SeedContext, index: number): Unit {
  const { kind, id, name, sector, placement } = damFacts(context, index);
  return { kind, id, name, sector, placement };
}

/** One dam with its telephone number, as table rows. */
export function damRows(context: SeedContext, index: number) {
  const { id, name, sector, placement, random, firm, downstream } = damFacts(context, index);
  const { today } = context;
  const [designHeight, designVolume] = SIZES[index % SIZES.length]!;
  const runStatus = RUN_STATUS_BY_INDEX[index % RUN_STATUS_BY_INDEX.length]!;
  const filled = runStatus === 'UNDER_CONSTRUCTION' ? 0 : random.between(0.35, 0.95);
  const isOverhead = random.chance(0.06) ? null : random.chance(0.35);
  const households = isOverhead === null ? null : isOverhead ? random.integer(8, 90) : 0;
  const relocationTotal = isOverhead ? Math.ceil((households ?? 0) * 0.6) : null;
  const guarantor = person(random);
  const licensed = runStatus === 'IN_USE' || runStatus === 'RE_MINING';
  return {
    dam: {
      id,
      code: `DEMO-WKK-${String(index + 1).padStart(3, '0')}`,
      name,
      enterprise_id: firm === null ? null : enterpriseUnit(context, firm).id,
      enterprise_name: firm === null ? null : enterpriseUnit(context, firm).name,
      sector_code: sector,
      ...shape(placement.place!, designHeight, downstream, random),
      mineral: random.pick(['铁矿', '钼矿', '铜矿', '萤石', '石英砂']),
      dam_method: random.weighted({ UPSTREAM: 65, CENTERLINE: 8, DOWNSTREAM: 12, ONE_STEP: 15 }),
      storage: random.weighted({ WET: 80, DRY: 20 }),
      topography: random.weighted({ VALLEY: 70, HILLSIDE: 20, RIVER_VALLEY: 5, FLAT: 5 }),
      design_height_m: designHeight,
      current_height_m: Math.round(designHeight * filled * 10) / 10,
      design_volume_wan_m3: designVolume,
      current_volume_wan_m3: Math.round(designVolume * filled * 10) / 10,
      designed_years: random.integer(8, 25),
      served_years: runStatus === 'UNDER_CONSTRUCTION' ? 0 : random.integer(2, 22),
      is_expanded: random.chance(0.2),
      licence_no: licensed ? `（演示）FM安许证字〔2024〕${String(index + 1).padStart(4, '0')}` : null,
      licence_valid_to: licensed ? addDays(today, random.integer(-20, 900)) : null,
      run_status: runStatus,
      dam_class: damClassOf(designVolume, designHeight),
      safety_degree: random.chance(0.5) ? random.weighted({ DEFECTIVE: 10, NORMAL: 90 }) : null,
      ...assessedRisk(random, true, today),
      is_overhead: isOverhead,
      overhead_basis: isOverhead === null ? null : '现场踏勘并经县级专家组认定（演示数据）',
      households_1km: households,
      facilities_1km: isOverhead ? random.pick(['示例小学', '县道X0示例', '示例灌渠']) : null,
      relocated_households: relocationTotal === null ? null : random.integer(0, relocationTotal),
      relocation_total: relocationTotal,
      online_monitoring: random.chance(0.85),
      guarantor,
      guarantor_title: random.pick(['副县长', '县委常委、副县长', '副区长']),
      plan_no: random.chance(0.9) ? `演示一库一策〔2024〕${index + 1}号` : null,
      ...placeColumns(context, placement, random),
    },
    contacts: [
      {
        kind: 'tailings_dams',
        record_id: id,
        jurisdiction_id: placement.jurisdictionId,
        sector_code: sector,
        town_code: placement.town.code,
        role: 'GUARANTOR',
        name: guarantor,
        phone: phone(random),
      },
    ],
  };
}

/** Crest across the valley, toe below it, pond above it, and a winding path of one to three kilometres. */
function shape(crest: LongitudeLatitude, heightMeters: number, bearing: number, random: Random) {
  const along = (from: LongitudeLatitude, angle: number, meters: number) =>
    offset(from, Math.cos(angle) * meters, Math.sin(angle) * meters);
  const halfCrest = random.between(70, 160);
  const pond = random.between(220, 520);
  const left = along(crest, bearing + Math.PI / 2, halfCrest);
  const right = along(crest, bearing - Math.PI / 2, halfCrest);
  const back = along(crest, bearing + Math.PI, pond);
  const ring = [
    left,
    along(back, bearing + Math.PI / 2, halfCrest * 0.6),
    along(back, bearing - Math.PI / 2, halfCrest * 0.6),
    right,
    left,
  ];
  // Slopes of about one in two and a half.
  const toe = along(crest, bearing, heightMeters * 2.5);
  const path = [toe];
  const steps = random.integer(6, 12);
  for (let step = 0; step < steps; step += 1)
    path.push(along(path.at(-1)!, bearing + random.between(-0.55, 0.55), random.between(160, 280)));
  return {
    outline: `SRID=4490;MULTIPOLYGON(((${ring.map(([x, y]) => `${x} ${y}`).join(',')})))`,
    dam_line: lineText([left, crest, right]),
    toe_point: pointText(toe),
    downstream_path: lineText(path),
  };
}
