import type { LensView, PanelView } from './kernel';

type Counted = Pick<PanelView, 'codes' | 'counts'>;

/** How a scan that sets one filter, or none, goes about its panels. */
export interface ScanPlan {
  readonly passing: number;
  readonly passes: number;
  /** The plane that is set; 0 = none. */
  readonly plane: number;
  /** Planes of the other filters, each with the panels that count who fails it alone. */
  readonly others: readonly { readonly plane: number; readonly panels: readonly Counted[] }[];
  /** Panels that count who fails no other filter. */
  readonly clear: readonly Counted[];
  /** Panels that ignore several of the other filters, with the planes that they do not ignore. */
  readonly several: readonly (Counted & { readonly planes: readonly number[] })[];
}

const plans = new WeakMap<LensView, Map<number, ScanPlan>>();

/** The plan for setting the filter at a place; −1 for counting alone. The same object every time for a view. */
export function scanPlan(view: LensView, place: number): ScanPlan {
  let ofView = plans.get(view);
  if (!ofView) plans.set(view, (ofView = new Map()));
  let plan = ofView.get(place);
  if (!plan) ofView.set(place, (plan = makePlan(view, place)));
  return plan;
}

function makePlan({ passing, passes, filters, panels }: LensView, place: number): ScanPlan {
  const own = place < 0 ? 0 : (1 << place) >>> 0;
  // A panel that ignores the filter that is set does not change by it.
  const touched = panels.filter(({ ignores }) => (ignores & own) === 0);
  const simple = touched.filter(({ ignores }) => (ignores & (ignores - 1)) === 0);
  const others = filters.flatMap(({ plane }, other) =>
    other === place ? [] : [{ plane, panels: simple.filter(({ ignores }) => ignores === 1 << other) }],
  );
  return {
    passing,
    passes,
    plane: place < 0 ? 0 : filters[place]!.plane,
    others,
    clear: simple,
    several: touched
      .filter((panel) => !simple.includes(panel))
      .map(({ codes, counts, ignores }) => ({
        codes,
        counts,
        planes: filters.flatMap(({ plane }, other) =>
          other === place || ((ignores >>> other) & 1) !== 0 ? [] : [plane],
        ),
      })),
  };
}
