import { useTranslation } from 'react-i18next';
import { colourVariable } from '@/kinds/colour-variables';
import { countOfValue } from '@/store/counts';
import { DAY_FACETS, DAYS_DIMENSIONS, facetOf, FACETS, type Facet } from '@/store/dimensions';
import type { Offer } from '@/store/dimension';
import { rangeOf, ticksOf } from '@/store/question-ticks';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { DayRangePanel } from './day-range-panel';
import { FacetPanel, type FacetOption } from './facet-panel';
import { valueName } from './question-words';

/** Every facet that the legend does not offer, folded; a figure is what a value would bring beside all other facets. */
export function FilterPanels() {
  const { t } = useTranslation();
  const { choice } = useLensView();
  // The legend offers the values of the variable that colours the map.
  const coloured = colourVariable(choice.variable).dimension;
  const facets = FACETS.filter((facet) => facet !== coloured && facetOf(facet).panel !== null);
  return (
    <section aria-labelledby="filters-heading">
      <h2 id="filters-heading" className={text.heading}>
        {t('analysis:filter.heading')}
      </h2>
      {facets.map((facet) => (
        <TicksOfFacet key={facet} facet={facet} />
      ))}
      {DAY_FACETS.map((facet) => {
        const { parameter, labelKey, noteKey } = DAYS_DIMENSIONS[facet];
        return (
          <DayRangePanel
            key={facet}
            part={parameter}
            heading={t(labelKey)}
            note={t(noteKey)}
            range={rangeOf(choice.question, facet)}
            onRange={(range) => choice.setRange(facet, range)}
          />
        );
      })}
    </section>
  );
}

/** The values of one facet, as its dimension offers them. */
function TicksOfFacet({ facet }: { facet: Facet }) {
  const { t } = useTranslation();
  const { choice, answer, places, entered, language } = useLensView();
  const { parameter, labelKey, panel, values, groupKey } = facetOf(facet);
  const ticks = ticksOf(choice.question, facet);
  const offer: Offer = {
    places,
    entered,
    count: (value) => countOfValue(answer.counts, facet, value, places),
    isChosen: (value) => ticks.has(value),
  };
  const groups = new Map<string, FacetOption[]>();
  for (const value of panel?.offered?.(offer) ?? values(places)) {
    const heading = groupKey ? t(groupKey(value)) : '';
    const option = {
      key: value,
      label: valueName({ t, language, places }, facet, value),
      count: offer.count(value),
      isChosen: ticks.has(value),
      onToggle: () => choice.toggle(facet, value),
    };
    groups.set(heading, [...(groups.get(heading) ?? []), option]);
  }
  return (
    <FacetPanel
      part={parameter}
      heading={t(labelKey)}
      note={panel?.noteKey && t(panel.noteKey(offer))}
      groups={[...groups].map(([heading, options]) => ({ ...(heading && { heading }), options }))}
      onClear={() => choice.clear(facet)}
    />
  );
}
