import type { Ground } from '@/kinds/symbol';
import { rgba, type Rgba } from './colour';

/**
 * One hue from pale to deep (on a dark ground from deep to pale), away from the colours of levels and
 * states: it says how many, never how bad.
 */
const ramps: Readonly<Record<Ground, readonly string[]>> = {
  light: ['#C9DDE0', '#8FC0C6', '#4F9AA6', '#1F7080', '#0B4653', '#062B35'],
  dark: ['#123B45', '#1C5F6C', '#2F8796', '#5DB2BD', '#9AD6DB', '#DDF4F5'],
};

/** The steps of the ramp, for a legend. */
export function densityColours(ground: Ground): readonly string[] {
  return ramps[ground];
}

/** Place of a count on the ramp, 0–1: logarithmic, because a town holds a thousand times a village. */
export function densityShare(count: number, largest: number): number {
  return largest <= 1 ? 0 : Math.log(count) / Math.log(largest);
}

/** Colour of a count between 1 and the largest. */
export function densityColour(count: number, largest: number, ground: Ground, opacity = 255): Rgba {
  const ramp = ramps[ground];
  const place = densityShare(count, largest) * (ramp.length - 1);
  const step = Math.min(ramp.length - 2, Math.floor(place));
  const [from, to] = [rgba(ramp[step]!), rgba(ramp[step + 1]!)];
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * (place - step));
  return [mix(0), mix(1), mix(2), opacity];
}
