import { colourVariable } from './colour-variables';
import type { SymbolDefinition } from './kind-definition';
import type { SymbolFacts } from './symbol';

/** The symbol of a unit that says nothing but its value; what a kind says beyond that it puts in place of these. */
export const plainUnitSymbol = {
  face: { value: 'UNASSESSED' },
  factsOf: (_columns, _row, value): SymbolFacts => ({ value }),
  variants: (variable) =>
    colourVariable(variable)
      .valuesOf('unit')
      .map((value): SymbolFacts => ({ value })),
  marks: [],
} as const satisfies Partial<SymbolDefinition>;
