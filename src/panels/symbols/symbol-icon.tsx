import { useId } from 'react';
import type { Kind } from '@/kinds';
import { colourVariable, type ColourVariable } from '@/kinds/colour-variables';
import { useAppearance } from '@/ui/appearance';
import { fontFamily } from '@/ui/tokens';
import { definitionOf } from '@/kinds';
import { HATCH_PATH, HATCH_WIDTH, SYMBOL_SIZE, type SymbolFacts, type SymbolPart } from '@/kinds/symbol';

interface SymbolIconProps {
  kind: Kind;
  facts: SymbolFacts;
  variable: ColourVariable;
  /** Edge in CSS pixels. */
  size?: number;
  /** What it means, for those who cannot see it; without one the icon is an ornament. */
  label?: string;
  /** The shape alone, without the letter and stripes of a value: stands for the kind. */
  isPlain?: boolean;
}

/** The map's symbol as an icon of the page, drawn from the same parts. */
export function SymbolIcon({ kind, facts, variable, size = 26, label, isPlain = false }: SymbolIconProps) {
  const id = useId();
  const ground = useAppearance();
  const parts = definitionOf(kind)
    .symbol.parts(facts, colourVariable(variable).paint(facts.value), ground)
    .filter(({ part }) => !isPlain || part === 'path');
  return (
    <svg
      viewBox={`0 0 ${SYMBOL_SIZE} ${SYMBOL_SIZE}`}
      width={size}
      height={size}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {parts.map((part, index) => (
        <Part key={index} part={part} clipId={`${id}-${index}`} />
      ))}
    </svg>
  );
}

function Part({ part, clipId }: { part: SymbolPart; clipId: string }) {
  switch (part.part) {
    case 'path':
      return (
        <path
          d={part.path}
          fill={part.fill ?? 'none'}
          stroke={part.stroke}
          strokeWidth={part.strokeWidth}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      );
    case 'hatch':
      return (
        <g>
          <clipPath id={clipId}>
            <path d={part.path} />
          </clipPath>
          <path d={HATCH_PATH} stroke={part.stroke} strokeWidth={HATCH_WIDTH} clipPath={`url(#${clipId})`} />
        </g>
      );
    case 'text':
      return (
        <text
          x={part.x}
          y={part.y}
          fill={part.fill}
          fontSize={part.size}
          fontFamily={fontFamily}
          fontWeight={700}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {part.text}
        </text>
      );
  }
}
