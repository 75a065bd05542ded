import { Layer, project32, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import type { Buffer } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { POINT_SHAPES, type PointShape } from '@/kinds/kind-definition';
import type { Rgba } from '../../drawing/colour';

/** Values a palette can hold. */
export const MAXIMUM_VALUES = 12;

export interface PointLayerProps extends LayerProps {
  /** Millionths of a degree by row; rows never drawn may hold anything. */
  lon: Int32Array;
  lat: Int32Array;
  /** Position in the palette by row. */
  values: Uint8Array;
  /** Names the state of the columns, which change in place: another one uploads them again. */
  revision: number;
  /** Rows to draw, in drawing order. A new array is a new picture. */
  indices: Uint32Array;
  palette: readonly Rgba[];
  /** Colour of the thin outline that keeps neighbours apart. */
  paper: Rgba;
  /** Colour of the core that marks the most urgent value without its colour. */
  ink: Rgba;
  shape: PointShape;
  /** CSS pixels across; the most urgent value is drawn a third larger. */
  size: number;
}

interface PointState {
  model: Model;
  columns: { lon: Buffer; lat: Buffer; values: Buffer } | null;
  index: Buffer | null;
  [key: string]: unknown;
}

const colourNames = Array.from({ length: MAXIMUM_VALUES }, (_, value) => `colour${value}`);

const pointUniforms = {
  name: 'points',
  vs: `\
layout(std140) uniform pointsUniforms {
${colourNames.map((name) => `  vec4 ${name};`).join('\n')}
  vec4 paper;
  vec4 ink;
  float size;
  float shape;
} points;
`,
  fs: `\
layout(std140) uniform pointsUniforms {
${colourNames.map((name) => `  vec4 ${name};`).join('\n')}
  vec4 paper;
  vec4 ink;
  float size;
  float shape;
} points;
`,
  uniformTypes: {
    ...Object.fromEntries(colourNames.map((name) => [name, 'vec4<f32>'])),
    paper: 'vec4<f32>',
    ink: 'vec4<f32>',
    size: 'f32',
    shape: 'f32',
  },
};

/**
 * A longitude goes into deck's projection as two floats. The high one is a whole number of 1/65536°,
 * which a float holds exactly; the low one is what is left. Whole numbers all the way: nothing is
 * lost to cancellation, and no compiler can reorder it away.
 */
const vertexShader = `\
#version 300 es
#define SHADER_NAME point-layer-vertex
in int longitudes;
in int latitudes;
in uint shownValues;
flat out vec4 pointColour;
flat out float pointSize;
flat out float isUrgent;

vec2 splitDegrees(int millionths) {
  int cell = millionths / 62500;
  int rest = (millionths - cell * 62500) * 4096;
  int units = rest / 62500;
  return vec2(float(cell * 4096 + units) / 65536.0, float(rest - units * 62500) / 4096.0e6);
}

vec4 colourOf(uint value) {
${colourNames.map((name, value) => `  if (value == ${value}u) return points.${name};`).join('\n')}
  return points.ink;
}

void main(void) {
  vec2 longitude = splitDegrees(longitudes);
  vec2 latitude = splitDegrees(latitudes);
  gl_Position = project_position_to_clipspace(
    vec3(longitude.x, latitude.x, 0.0), vec3(longitude.y, latitude.y, 0.0), vec3(0.0));
  isUrgent = shownValues == 0u ? 1.0 : 0.0;
  pointSize = points.size * (1.0 + isUrgent * 0.34) * project.devicePixelRatio;
  gl_PointSize = pointSize;
  pointColour = colourOf(shownValues);
}
`;

/** How far inside its outline a place lies, by shape: GLSL of `place`, which runs from -1 to 1 to the right and down. */
export const INSIDE_OF: Readonly<Record<PointShape, string>> = {
  circle: '1.0 - length(place)',
  diamond: '(1.0 - abs(place.x) - abs(place.y)) * 0.7071',
  trapezoid: 'min(0.8 - abs(place.y), 0.78 - abs(place.x) + place.y * 0.3)',
  shield: 'min(min(0.82 - abs(place.x), 0.9 + place.y), (1.1 - place.y - abs(place.x) * 0.8) * 0.78)',
  triangle: 'min(0.82 - place.y, (0.95 + place.y - abs(place.x) * 1.8) * 0.486)',
  square: '0.8 - max(abs(place.x), abs(place.y))',
};

const fragmentShader = `\
#version 300 es
#define SHADER_NAME point-layer-fragment
precision highp float;
flat in vec4 pointColour;
flat in float pointSize;
flat in float isUrgent;
out vec4 fragColor;

// How far inside the outline, in halves of the square; negative = outside.
float insideOf(vec2 place) {
${POINT_SHAPES.map((shape, number) => `  if (points.shape < ${number}.5) return ${INSIDE_OF[shape]};`).join('\n')}
  return 0.0;
}

void main(void) {
  vec2 place = gl_PointCoord * 2.0 - 1.0;
  float inside = insideOf(place) * pointSize * 0.5;
  if (inside <= 0.0) discard;
  vec4 colour = inside < 0.7 ? points.paper : pointColour;
  if (isUrgent > 0.5 && length(place) < 0.3) colour = points.ink;
  fragColor = vec4(colour.rgb, min(1.0, inside + 0.35));
}
`;

/**
 * Masses of points straight from a kind's columns: one vertex a point (`gl.POINTS`), the columns
 * uploaded as they are, and an index buffer of the rows to draw. A change of filter or view writes
 * that buffer only. A renderer without a graphics card feels mainly the pixels painted: keep sprites small.
 */
export class PointLayer extends Layer<PointLayerProps> {
  static override layerName = 'PointLayer';
  static override defaultProps = {
    lon: { type: 'object', value: null, compare: false },
    lat: { type: 'object', value: null, compare: false },
    values: { type: 'object', value: null, compare: false },
    indices: { type: 'object', value: null, compare: false },
    palette: { type: 'array', value: [], compare: true },
    paper: { type: 'array', value: [255, 255, 255, 255], compare: true },
    ink: { type: 'array', value: [0, 0, 0, 255], compare: true },
    revision: 0,
    shape: 'circle',
    size: 7,
  } as never;
  declare state: PointState;

  override getShaders() {
    return super.getShaders({ vs: vertexShader, fs: fragmentShader, modules: [project32, pointUniforms] });
  }

  override initializeState() {
    // Nothing is drawn by instances, and picking goes by the grid of the drawn rows.
    this.getAttributeManager()?.remove(['instancePickingColors']);
    this.setState({ model: this.makeModel(), columns: null, index: null });
  }

  override updateState({ props, oldProps }: UpdateParameters<this>) {
    const { state } = this;
    const isNew = (name: 'lon' | 'lat' | 'values') =>
      props.revision !== oldProps.revision || props[name] !== oldProps[name];
    state.columns ??= { lon: this.makeBuffer(0), lat: this.makeBuffer(0), values: this.makeBuffer(0) };
    for (const name of ['lon', 'lat', 'values'] as const)
      if (isNew(name)) state.columns[name] = this.upload(state.columns[name], props[name]);
    if (props.indices !== oldProps.indices) {
      state.index = this.upload(state.index ?? this.makeBuffer(0, true), props.indices, true);
      state.model.setIndexBuffer(state.index);
      state.model.setVertexCount(props.indices.length);
    }
    state.model.setAttributes({
      longitudes: state.columns.lon,
      latitudes: state.columns.lat,
      shownValues: state.columns.values,
    });
    this.setNeedsRedraw();
  }

  override draw() {
    const { palette, paper, ink, size, shape, indices } = this.props;
    if (indices.length === 0) return;
    const colours = Object.fromEntries(colourNames.map((name, value) => [name, unit(palette[value] ?? ink)]));
    this.state.model.shaderInputs.setProps({
      points: { ...colours, paper: unit(paper), ink: unit(ink), size, shape: POINT_SHAPES.indexOf(shape) },
    });
    this.state.model.draw(this.context.renderPass);
  }

  override finalizeState(context: Parameters<Layer['finalizeState']>[0]) {
    super.finalizeState(context);
    this.state.model.destroy();
    for (const buffer of Object.values(this.state.columns ?? {})) buffer.destroy();
    this.state.index?.destroy();
  }

  override getModels(): Model[] {
    return [this.state.model];
  }

  private makeModel(): Model {
    return new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'point-list',
      isInstanced: false,
      bufferLayout: [
        { name: 'longitudes', format: 'sint32' },
        { name: 'latitudes', format: 'sint32' },
        { name: 'shownValues', format: 'uint8' },
      ],
    } as never);
  }

  private makeBuffer(byteLength: number, isIndex = false): Buffer {
    return this.context.device.createBuffer({
      byteLength: Math.max(256, byteLength),
      ...(isIndex ? { usage: indexUsage, indexType: 'uint32' } : { usage: vertexUsage }),
    } as never);
  }

  /** Writes into the buffer, or into one half again as large when it does not fit. */
  private upload(buffer: Buffer, data: Int32Array | Uint32Array | Uint8Array, isIndex = false): Buffer {
    let target = buffer;
    if (data.byteLength > buffer.byteLength) {
      target = this.makeBuffer(Math.ceil((data.byteLength * 1.5) / 4) * 4, isIndex);
      buffer.destroy();
    }
    if (data.byteLength > 0) target.write(data as never);
    return target;
  }
}

/** Draws nothing, but has the program of points compiled while the rows are on their way: that takes some tenths of a second. */
export function pointsToCome(): PointLayer {
  return new PointLayer({
    id: 'points-to-come',
    lon: new Int32Array(0),
    lat: new Int32Array(0),
    values: new Uint8Array(0),
    indices: new Uint32Array(0),
    revision: 0,
    palette: [],
    paper: [0, 0, 0, 0],
    ink: [0, 0, 0, 0],
    shape: 'circle',
    size: 0,
  });
}

/** luma's usage bits: VERTEX | COPY_DST and INDEX | COPY_DST. */
const vertexUsage = 0x0020 | 0x0008;
const indexUsage = 0x0010 | 0x0008;

function unit([red, green, blue, opacity]: Rgba): Rgba {
  return [red / 255, green / 255, blue / 255, opacity / 255];
}
