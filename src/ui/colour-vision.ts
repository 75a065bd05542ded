/** Colour arithmetic behind the promises of `tokens.ts`: contrast and simulated colour blindness. */

type Triple = readonly [number, number, number];

function toLinear(hex: string): Triple {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!match) throw new Error(`A colour is written #RRGGBB, not "${hex}".`);
  const channel = (text: string | undefined) => {
    const value = parseInt(text ?? '0', 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(match[1]), channel(match[2]), channel(match[3])];
}

function luminance([red, green, blue]: Triple): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two opaque `#RRGGBB` colours by WCAG 2, from 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const a = luminance(toLinear(first));
  const b = luminance(toLinear(second));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type ColourVision = 'normal' | 'deuteranopia' | 'protanopia';

/** Machado, Oliveira and Fernandes (2009), severity 1.0, applied to linear RGB; rows are R, G, B. */
const simulation: Record<ColourVision, readonly [Triple, Triple, Triple]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

function toLab([red, green, blue]: Triple): Triple {
  const x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047;
  const y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883;
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))];
}

/** CIE76 difference (ΔE) of two `#RRGGBB` colours as a person with the given vision sees them. */
export function colourDistance(first: string, second: string, vision: ColourVision): number {
  const seen = (hex: string): Triple => {
    const [r, g, b] = toLinear(hex);
    const clamp = (value: number) => Math.min(1, Math.max(0, value));
    const row = (weights: Triple) => clamp(weights[0] * r + weights[1] * g + weights[2] * b);
    const [redRow, greenRow, blueRow] = simulation[vision];
    return toLab([row(redRow), row(greenRow), row(blueRow)]);
  };
  const a = seen(first);
  const b = seen(second);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
