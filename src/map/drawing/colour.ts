/** A colour as deck.gl takes it: red, green, blue and opacity, 0–255. */
export type Rgba = [number, number, number, number];

/** Reads `#RRGGBB`. */
export function rgba(hex: string, opacity = 255): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, opacity];
}
