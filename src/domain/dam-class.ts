import { DAM_CLASSES, type DamClass } from './enumerations';

/** Least volume (10,000 m³) and height (m) of classes 1 to 4; class 5 is what remains. GB 39496-2020 / GB 50863. */
export const DAM_CLASS_LIMITS = {
  volumeWanCubicMeters: [50000, 10000, 1000, 100],
  heightMeters: [200, 100, 60, 30],
} as const;

function rank(value: number, limits: readonly number[]): number {
  const index = limits.findIndex((least) => value >= least);
  return index < 0 ? limits.length : index;
}

/**
 * Class (等别) that a dam's own figures give: the classes by volume and by height one apart take the higher,
 * further apart the higher less one. Null when a figure is unknown. It flags a disagreement, never overwrites
 * what an office declared. Twin of `public.dam_class_of` in SQL.
 */
export function damClassOf(volumeWanCubicMeters: number | null, heightMeters: number | null): DamClass | null {
  if (volumeWanCubicMeters === null || heightMeters === null) return null;
  const byVolume = rank(volumeWanCubicMeters, DAM_CLASS_LIMITS.volumeWanCubicMeters);
  const byHeight = rank(heightMeters, DAM_CLASS_LIMITS.heightMeters);
  const higher = Math.min(byVolume, byHeight);
  return DAM_CLASSES[Math.abs(byVolume - byHeight) > 1 ? higher + 1 : higher]!;
}
