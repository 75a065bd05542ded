import { ScatterplotLayer, type ScatterplotLayerProps } from '@deck.gl/layers';
import type { AccessorFunction } from '@deck.gl/core';

/** Slices a pie can have: three attributes of four shares. */
export const MAXIMUM_SLICES = 12;

interface OwnProps<Datum> {
  /** Where each slice ends, as a share of the whole, cumulative and padded with 1; `MAXIMUM_SLICES` long. */
  getSliceEnds: AccessorFunction<Datum, number[]>;
  /** Fill of each slice, `#RRGGBB`; part of the shader. */
  sliceColours: readonly string[];
  /** Fill of the middle, where the count stands. */
  middleColour: string;
}

const defaultProps = {
  getSliceEnds: { type: 'accessor', value: [] },
  sliceColours: { type: 'array', value: [], compare: true },
  middleColour: '#FFFFFF',
};

/** Share of the radius that the middle takes. */
const middleShare = 0.6;

/**
 * Circles cut into slices: deck's scatterplot with the slices drawn in its fragment shader, so that
 * some hundreds of pies are one draw call. The rim is the scatterplot's own stroke.
 */
export class PieLayer<Datum> extends ScatterplotLayer<Datum, OwnProps<Datum>> {
  static override layerName = 'PieLayer';
  static override defaultProps = defaultProps as never;

  override getShaders() {
    const shaders = super.getShaders() as { inject?: Record<string, string> };
    return {
      ...shaders,
      inject: {
        ...shaders.inject,
        'vs:#decl': `
in vec4 instanceEndsA;
in vec4 instanceEndsB;
in vec4 instanceEndsC;
out vec4 endsA;
out vec4 endsB;
out vec4 endsC;
out float pieInnerRadius;
out float pieRadiusPixels;
`,
        'vs:#main-start': 'endsA = instanceEndsA; endsB = instanceEndsB; endsC = instanceEndsC;',
        'vs:#main-end': 'pieInnerRadius = innerUnitRadius; pieRadiusPixels = outerRadiusPixels;',
        'fs:#decl': `
in vec4 endsA;
in vec4 endsB;
in vec4 endsC;
in float pieInnerRadius;
in float pieRadiusPixels;
${pieColour(this.props.sliceColours)}
`,
        'fs:DECKGL_FILTER_COLOR': `
float pieRadius = length(geometry.uv);
if (pieRadius < pieInnerRadius) {
  // Slices run clockwise from the top.
  float share = fract(atan(geometry.uv.x, geometry.uv.y) / 6.28318530718 + 1.0);
  vec3 slice = pieColour(share);
  float edge = 1.5 / pieRadiusPixels;
  vec3 inside = mix(${glslColour(this.props.middleColour)}, slice, smoothstep(${middleShare} - edge, ${middleShare}, pieRadius));
  float rim = smoothstep(pieInnerRadius - edge, pieInnerRadius, pieRadius);
  color.rgb = mix(inside, color.rgb, rim);
}
`,
      },
    };
  }

  override initializeState() {
    super.initializeState();
    const slices = (start: number) => ({
      size: 4,
      accessor: 'getSliceEnds',
      transform: (ends: number[]) => ends.slice(start, start + 4),
    });
    this.getAttributeManager()?.addInstanced({
      instanceEndsA: slices(0),
      instanceEndsB: slices(4),
      instanceEndsC: slices(8),
    });
  }
}

export type PieLayerProps<Datum> = ScatterplotLayerProps<Datum> & OwnProps<Datum>;

function pieColour(colours: readonly string[]): string {
  const ends = ['A', 'B', 'C'].flatMap((letter) => ['x', 'y', 'z', 'w'].map((member) => `ends${letter}.${member}`));
  const steps = colours.map((colour, slice) => `  if (share <= ${ends[slice]}) return ${glslColour(colour)};`);
  return `vec3 pieColour(float share) {
${steps.join('\n')}
  return ${glslColour(colours.at(-1) ?? '#808080')};
}`;
}

function glslColour(hex: string): string {
  const value = Number.parseInt(hex.slice(1), 16);
  const channels = [value >> 16, (value >> 8) & 255, value & 255].map((channel) => (channel / 255).toFixed(4));
  return `vec3(${channels.join(', ')})`;
}
