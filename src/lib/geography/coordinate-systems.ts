import gcoord from 'gcoord';
import proj4 from 'proj4';

/** Systems a coordinate pair can be given in. Degrees are longitude first, metres easting first. */
export type CoordinateSystemName = 'CGCS2000' | 'WGS84' | 'GCJ02' | 'BD09' | 'EPSG:4526' | 'EPSG:4547';

/** Longitude, latitude in degrees, CGCS2000. */
export type LongitudeLatitude = readonly [longitude: number, latitude: number];

// CGCS2000 3-degree Gauss-Krüger, central meridian 114°E; 4526 writes the zone (38) before the easting.
const gaussKruger = '+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +y_0=0 +ellps=GRS80 +units=m +no_defs';
const zone38 = proj4(`${gaussKruger} +x_0=38500000`);
const meridian114 = proj4(`${gaussKruger} +x_0=500000`);

type Pair = [number, number];

// gcoord changes the array it is given, so each call gets one of its own.
const transforms: Record<CoordinateSystemName, { toCgcs2000(pair: Pair): Pair; fromCgcs2000(pair: Pair): Pair }> = {
  CGCS2000: { toCgcs2000: (pair) => pair, fromCgcs2000: (pair) => pair },
  WGS84: { toCgcs2000: (pair) => pair, fromCgcs2000: (pair) => pair },
  GCJ02: {
    toCgcs2000: (pair) => gcoord.transform(pair, gcoord.GCJ02, gcoord.WGS84),
    fromCgcs2000: (pair) => gcoord.transform(pair, gcoord.WGS84, gcoord.GCJ02),
  },
  BD09: {
    toCgcs2000: (pair) => gcoord.transform(pair, gcoord.BD09, gcoord.WGS84),
    fromCgcs2000: (pair) => gcoord.transform(pair, gcoord.WGS84, gcoord.BD09),
  },
  'EPSG:4526': { toCgcs2000: (pair) => zone38.inverse(pair), fromCgcs2000: (pair) => zone38.forward(pair) },
  'EPSG:4547': { toCgcs2000: (pair) => meridian114.inverse(pair), fromCgcs2000: (pair) => meridian114.forward(pair) },
};

/**
 * Converts a pair to CGCS2000 degrees. GCJ-02 and BD-09 are inverted iteratively (better than 0.2 m);
 * WGS-84 is taken as equal, which it is within a metre in this decade. Never throws for finite input;
 * a pair far outside a projection's zone comes back as numbers that no range check will accept.
 */
export function toCgcs2000(x: number, y: number, system: CoordinateSystemName): LongitudeLatitude {
  return transforms[system].toCgcs2000([x, y]);
}

/** The inverse of {@link toCgcs2000}: what a place reads as in another system. */
export function fromCgcs2000([longitude, latitude]: LongitudeLatitude, system: CoordinateSystemName): Pair {
  return transforms[system].fromCgcs2000([longitude, latitude]);
}
