import { definitionOf, KINDS } from '@/kinds';
import { HATCH_PATH, HATCH_WIDTH, symbolKey, SYMBOL_SIZE, type Ground, type SymbolPart } from '@/kinds/symbol';
import { colourVariable, type ColourVariable } from '@/kinds/colour-variables';
import { fontFamily } from '@/ui/tokens';

/** The sprite: one picture with every symbol, and where each stands in it. */
export interface Sprite {
  readonly image: HTMLCanvasElement;
  readonly mapping: Readonly<Record<string, { x: number; y: number; width: number; height: number }>>;
  /** Names the palette the sprite was drawn in. */
  readonly id: string;
}

/** Where each symbol of a sprite stands, and what is drawn there. */
export interface SpritePlan {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly {
    readonly key: string;
    readonly x: number;
    readonly y: number;
    readonly parts: readonly SymbolPart[];
  }[];
}

const columns = 16;
const gap = 2;

/** Lays out every symbol that can occur under a variable. Pure. */
export function planSprite(variable: ColourVariable, ground: Ground): SpritePlan {
  const { paint } = colourVariable(variable);
  const symbols = new Map<string, readonly SymbolPart[]>();
  for (const kind of KINDS) {
    const { symbol } = definitionOf(kind);
    for (const facts of symbol.variants(variable))
      symbols.set(symbolKey(kind, facts), symbol.parts(facts, paint(facts.value), ground));
  }
  const step = SYMBOL_SIZE + gap;
  const cells = [...symbols].map(([key, parts], index) => ({
    key,
    parts,
    x: (index % columns) * step,
    y: Math.floor(index / columns) * step,
  }));
  return { cells, width: columns * step, height: Math.ceil(cells.length / columns) * step };
}

/** Draws a sprite in the page's own font, which must be loaded. About 170 symbols, some 20 ms. */
export function drawSprite(variable: ColourVariable, ground: Ground, pixelRatio: number): Sprite {
  const plan = planSprite(variable, ground);
  const image = document.createElement('canvas');
  image.width = Math.ceil(plan.width * pixelRatio);
  image.height = Math.ceil(plan.height * pixelRatio);
  const context = image.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D drawing context for the symbols.');
  const mapping: Record<string, { x: number; y: number; width: number; height: number }> = {};
  for (const { key, x, y, parts } of plan.cells) {
    context.setTransform(pixelRatio, 0, 0, pixelRatio, x * pixelRatio, y * pixelRatio);
    for (const part of parts) drawPart(context, part);
    const edge = SYMBOL_SIZE * pixelRatio;
    mapping[key] = { x: x * pixelRatio, y: y * pixelRatio, width: edge, height: edge };
  }
  return { image, mapping, id: `${variable}-${ground}-${pixelRatio}` };
}

function drawPart(context: CanvasRenderingContext2D, part: SymbolPart): void {
  switch (part.part) {
    case 'path': {
      const path = new Path2D(part.path);
      if (part.fill) {
        context.fillStyle = part.fill;
        context.fill(path);
      }
      if (part.stroke) {
        context.strokeStyle = part.stroke;
        context.lineWidth = part.strokeWidth ?? 1;
        context.lineJoin = 'round';
        context.lineCap = 'round';
        context.stroke(path);
      }
      return;
    }
    case 'hatch':
      context.save();
      context.clip(new Path2D(part.path));
      context.strokeStyle = part.stroke;
      context.lineWidth = HATCH_WIDTH;
      context.stroke(new Path2D(HATCH_PATH));
      context.restore();
      return;
    case 'text':
      context.fillStyle = part.fill;
      context.font = `700 ${part.size}px ${fontFamily}`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(part.text, part.x, part.y + part.size * 0.06);
      return;
  }
}
