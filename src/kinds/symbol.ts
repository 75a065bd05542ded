import type { ShownValue } from './colour-variables';
import { moods, type ScaleColour } from '@/ui/tokens';

/** The ground a symbol stands on: a light map and page, or the dark bench and the stage. */
export type Ground = 'light' | 'dark';

/** Symbols are drawn on a square of this many units; one unit is one CSS pixel on the map. */
export const SYMBOL_SIZE = 40;

/** One stroke of a symbol. The same parts make the SVG icons of the page and the sprite of the map. */
export type SymbolPart =
  | {
      readonly part: 'path';
      readonly path: string;
      readonly fill?: string;
      readonly stroke?: string;
      readonly strokeWidth?: number;
    }
  /** Slanted stripes within a closed path. */
  | { readonly part: 'hatch'; readonly path: string; readonly stroke: string }
  | {
      readonly part: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly fill: string;
    };

/** Everything a symbol can say. Which of these a kind uses is its own matter. */
export interface SymbolFacts {
  readonly value: ShownValue;
  /** 一–四: the grade of a major hazard source, 1–4; 0 or absent = none. */
  readonly sourceGrade?: number;
  readonly isMajorHazard?: boolean;
  readonly isListed?: boolean;
  readonly isOverdue?: boolean;
  /** Closed out or found to be none: drawn hollow in the risk view. */
  readonly isSettled?: boolean;
}

/** The shape of a kind: its outline, and where the letter of the shown value stands. */
export interface SymbolShape {
  readonly outline: string;
  readonly letter: { readonly x: number; readonly y: number; readonly size: number };
}

/** Name of a symbol in the sprite. */
export function symbolKey(kind: string, facts: SymbolFacts): string {
  const marks = [
    facts.sourceGrade ? `g${facts.sourceGrade}` : '',
    facts.isMajorHazard ? 'major' : '',
    facts.isListed ? 'listed' : '',
    facts.isOverdue ? 'overdue' : '',
    facts.isSettled ? 'settled' : '',
  ].filter(Boolean);
  return [kind, facts.value, ...marks].join(':');
}

/** Fill, text and outline of a scale colour on a ground. */
export function paintOf(colour: ScaleColour, ground: Ground): { fill: string; text: string; outline: string } {
  return ground === 'light'
    ? { fill: colour.onLight, text: colour.textOnLight, outline: colour.outlineOnLight }
    : { fill: colour.onStage, text: colour.textOnStage, outline: colour.outlineOnStage };
}

/** Ink for rings, badges and hollow shapes, and the paper they are drawn on. */
export function inkOf(ground: Ground): { ink: string; paper: string } {
  const mood = ground === 'light' ? moods.benchLight : moods.benchDark;
  return { ink: mood.text, paper: mood.surface };
}

/** A kind's outline filled in the colour of its value, with the letter that says it without colour. */
export function filledShape(shape: SymbolShape, colour: ScaleColour, ground: Ground, isHollow = false): SymbolPart[] {
  const { fill, text, outline } = paintOf(colour, ground);
  const { ink, paper } = inkOf(ground);
  const isOpen = isHollow || colour.style === 'outline';
  return [
    // A halo of paper keeps neighbours apart where they overlap.
    { part: 'path', path: shape.outline, stroke: paper, strokeWidth: 4.5 },
    {
      part: 'path',
      path: shape.outline,
      fill: isOpen ? paper : fill,
      stroke: isHollow ? fill : isOpen ? outline : outline === paper ? fill : outline,
      strokeWidth: isOpen ? 2.2 : 1.2,
    },
    ...(colour.style === 'hatched' ? hatched(shape, fill, paper) : []),
    {
      part: 'text',
      text: colour.letterZh,
      ...shape.letter,
      fill: isHollow ? ink : text,
    },
  ];
}

/** Stripes, with a calm spot under the letter. */
function hatched({ outline, letter }: SymbolShape, fill: string, paper: string): SymbolPart[] {
  return [
    { part: 'hatch', path: outline, stroke: paper },
    { part: 'path', path: circlePath(letter.x, letter.y - 0.5, letter.size * 0.56), fill },
  ];
}

/** A small round badge with a letter. */
export function letterBadge(text: string, x: number, y: number, ground: Ground): SymbolPart[] {
  const { ink, paper } = inkOf(ground);
  return [
    { part: 'path', path: circlePath(x, y, 6.4), fill: ink, stroke: paper, strokeWidth: 1.4 },
    { part: 'text', text, x, y: y + 0.4, size: 8.5, fill: paper },
  ];
}

/** A closed circle as an SVG path. */
export function circlePath(x: number, y: number, radius: number): string {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}

/** Stripes of a hatch: slanted lines across the whole square, cut by the shape. */
export const HATCH_PATH = Array.from({ length: 16 }, (_, line) => `M${line * 5 - 38} 40l40-40`).join('');
export const HATCH_WIDTH = 1;
