import { byKind, isHazardKind, KINDS, type Kind } from '@/kinds';
import type { ColourVariable } from '@/kinds/colour-variables';
import { facetOf, FACETS, type Facet } from './dimensions';
import type { Places } from './dimension';
import type { Lens } from './lens';
import { shownFacet } from './shown-values';

/**
 * The figures of every panel. Each ignores its own clauses: the legend counts what the jurisdiction leaves, the list
 * of jurisdictions what kinds and levels leave.
 */
export interface PanelCounts {
  /** By kind, facet and code; kinds that are not asked for are counted too. */
  readonly ofKind: Readonly<Record<Kind, Readonly<Record<Facet, Uint32Array>>>>;
  /** Per kind and shown value of the colour variable; kinds that are switched off are counted too. */
  readonly legend: Readonly<Record<Kind, Uint32Array>>;
  /** The legend with what the question holds back by closure: open and ended ones together. */
  readonly legendTotal: Readonly<Record<Kind, Uint32Array>>;
  /** Sum of a kind's legend. */
  readonly kinds: Readonly<Record<Kind, number>>;
  /** Sum of a kind's legend with closed ones. */
  readonly kindTotals: Readonly<Record<Kind, number>>;
  /** Of the rows that pass, those of a kind that have no place, and so are on no map. */
  readonly unlocated: Readonly<Record<Kind, number>>;
  /** Kinds that are asked for, by facet and code. The codes of two kinds' own grades mean different things: their sum says nothing. */
  readonly facets: Readonly<Record<Facet, Uint32Array>>;
  /** Kinds that are asked for. */
  readonly visible: readonly Kind[];
  /** Rows that pass everything, with and without a place. */
  readonly passing: number;
}

/** Reads the figures out of a lens. Cost: some thousand additions, whatever the number of rows, and a cross table of the hazards for their totals (about a millisecond a million). */
export function countPanels(lens: Lens, variable: ColourVariable): PanelCounts {
  const ofKind = byKind((kind) => everyFacet((facet) => countsOf(lens, kind, facet)));
  const legend = byKind((kind) => ofKind[kind][shownFacet(variable)]);
  // Only hazards are open or ended: a unit's total is what it counts.
  const legendTotal = byKind((kind) => (isHazardKind(kind) ? withEndedOf(lens, kind, variable) : legend[kind]));
  const visible = KINDS.filter((kind) => lens.isVisible(kind));
  return {
    ofKind,
    legend,
    legendTotal,
    kinds: byKind((kind) => totalOf(legend[kind])),
    kindTotals: byKind((kind) => totalOf(legendTotal[kind])),
    unlocated: byKind((kind) => (lens.isVisible(kind) && lens.kinds[kind]?.unlocatedPassing) || 0),
    facets: everyFacet((facet) =>
      sumOf(
        visible.map((kind) => ofKind[kind][facet]),
        facetOf(facet).size,
      ),
    ),
    visible,
    passing: visible.reduce((sum, kind) => sum + (lens.kinds[kind]?.passing ?? 0), 0),
  };
}

/** Rows of the kinds asked for that have a value, whatever the question says about that facet itself. */
export function countOfValue(counts: PanelCounts, facet: Facet, value: string, places: Places): number {
  return counts.visible.reduce(
    (sum, kind) =>
      facetOf(facet)
        .codesOf(value, kind, places)
        .reduce((inner, code) => inner + (counts.ofKind[kind][facet][code] ?? 0), sum),
    0,
  );
}

/** Rows of the kinds asked for by the codes of two facets, ignoring the clauses on either (`KindLens.crossTable`). */
export function crossTableOf(lens: Lens, first: Facet, second: Facet): Uint32Array {
  return sumOf(
    visibleKinds(lens).map((kindLens) => kindLens.crossTable(first, second)),
    facetOf(first).size * facetOf(second).size,
  );
}

function visibleKinds(lens: Lens) {
  return KINDS.flatMap((kind) => (lens.isVisible(kind) ? (lens.kinds[kind] ?? []) : []));
}

/** Rows of a kind by shown value, whatever the question says of closure. */
function withEndedOf(lens: Lens, kind: Kind, variable: ColourVariable): Uint32Array {
  const { size } = facetOf('closure');
  const totals = new Uint32Array(facetOf(shownFacet(variable)).size);
  lens.kinds[kind]?.crossTable(shownFacet(variable), 'closure').forEach((count, cell) => {
    totals[Math.floor(cell / size)]! += count;
  });
  return totals;
}

function totalOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A copy: the lens counts on in its own array. */
function countsOf(lens: Lens, kind: Kind, facet: Facet): Uint32Array {
  return lens.kinds[kind]?.counts(facet).slice() ?? new Uint32Array(facetOf(facet).size);
}

function sumOf(lists: readonly Uint32Array[], size: number): Uint32Array {
  const sum = new Uint32Array(size);
  for (const list of lists) for (let code = 0; code < list.length; code += 1) sum[code]! += list[code]!;
  return sum;
}

function everyFacet<Value>(make: (facet: Facet) => Value): Readonly<Record<Facet, Value>> {
  return Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, Value>;
}
