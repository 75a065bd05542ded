import { byKind, KINDS, type Kind } from '@/kinds';
import { FACETS, type Facet } from './kind-table';
import type { Lens } from './lens';
import type { ColourVariable } from '@/kinds/colour-variables';
import { shownFacet } from './shown-values';

/**
 * The figures of every panel, all kinds that are asked for together. Each ignores its own filter:
 * the legend counts what the jurisdiction leaves, the list of jurisdictions what kinds and levels leave.
 */
export interface PanelCounts {
  /** Per kind and shown value of the colour variable; kinds that are switched off are counted too. */
  readonly legend: Readonly<Record<Kind, Uint32Array>>;
  /** Sum of a kind's legend. */
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Of the rows that pass, those of a kind that have no place, and so are on no map. */
  readonly unlocated: Readonly<Record<Kind, number>>;
  /** By facet and code (`kind-lens.ts`). */
  readonly facets: Readonly<Record<Facet, Uint32Array>>;
  /** By code of the kind's own grade or class: the codes of two kinds mean different things and have no sum. */
  readonly grades: Readonly<Record<Kind, Uint32Array>>;
  /** Rows that pass everything, with and without a place. */
  readonly passing: number;
}

/** Reads the figures out of the engines. Cost: some thousand additions, whatever the number of rows. */
export function countPanels(lens: Lens, variable: ColourVariable): PanelCounts {
  const ownFacet = shownFacet(variable);
  const legend = byKind((kind) => lens.kinds[kind]?.counts(ownFacet).slice() ?? new Uint32Array(16));
  const visible = KINDS.flatMap((kind) => (lens.isVisible(kind) ? (lens.kinds[kind] ?? []) : []));
  const facets = Object.fromEntries(
    FACETS.map((facet) => [facet, sumOf(visible.map((kindLens) => kindLens.counts(facet)))]),
  ) as Record<Facet, Uint32Array>;
  return {
    legend,
    kinds: byKind((kind) => legend[kind].reduce((sum, count) => sum + count, 0)),
    unlocated: byKind((kind) => (lens.isVisible(kind) && lens.kinds[kind]?.unlocatedPassing) || 0),
    facets,
    grades: byKind((kind) => lens.kinds[kind]?.counts('grade').slice() ?? new Uint32Array(16)),
    passing: visible.reduce((sum, kindLens) => sum + kindLens.passing, 0),
  };
}

function sumOf(lists: readonly Uint32Array[]): Uint32Array {
  const sum = new Uint32Array(lists[0]?.length ?? 256);
  for (const list of lists) for (let code = 0; code < list.length; code += 1) sum[code]! += list[code]!;
  return sum;
}
