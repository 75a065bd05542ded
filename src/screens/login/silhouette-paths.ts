import { z } from 'zod';

const position = z.tuple([z.number(), z.number()]).rest(z.number());
const ring = z.array(position);
const collectionSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
      ]),
    }),
  ),
});

/** SVG paths, one per feature, in a box of the given size. */
export interface Silhouette {
  readonly width: number;
  readonly height: number;
  readonly paths: readonly string[];
}

const width = 1000;

/**
 * Draws polygons in degrees as SVG paths 1000 units wide, longitudes shortened by the cosine of
 * the middle latitude. Null when the value is not a collection of polygons or has none.
 */
export function silhouettePaths(value: unknown): Silhouette | null {
  const parsed = collectionSchema.safeParse(value);
  if (!parsed.success) return null;
  const features = parsed.data.features.map(({ geometry }) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  );
  const positions = features.flat(2);
  if (positions.length === 0) return null;
  const longitudes = positions.map(([longitude]) => longitude);
  const latitudes = positions.map(([, latitude]) => latitude);
  const west = Math.min(...longitudes);
  const east = Math.max(...longitudes);
  const south = Math.min(...latitudes);
  const north = Math.max(...latitudes);
  const shortening = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = width / ((east - west) * shortening);
  const draw = (line: z.infer<typeof ring>) =>
    `M${line
      .map(([longitude, latitude]) => {
        const x = (longitude - west) * shortening * scale;
        const y = (north - latitude) * scale;
        return `${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('L')}Z`;
  return {
    width,
    height: Math.ceil((north - south) * scale),
    paths: features.map((rings) => rings.map(draw).join('')),
  };
}
