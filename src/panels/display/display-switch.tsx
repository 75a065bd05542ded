import { useTranslation } from 'react-i18next';
import { keyOfValue } from '@/domain/translation-key';
import { DISPLAY_IDS } from '@/map/displays';
import { densityColours } from '@/map/drawing/density-ramp';
import type { LegendNote } from '@/map/view-layer';
import { useAppearance } from '@/ui/appearance';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { SegmentedSwitch } from '@/ui/segmented-switch';
import styles from './display-switch.module.css';

/** How the records are drawn, and what that picture says and does not say. */
export function DisplaySwitch({ note }: { note: LegendNote | null }) {
  const { t, i18n } = useTranslation();
  const { choice } = useLensView();
  const { display } = choice;
  const words = keyOfValue('analysis:display', `note.${display}`);
  return (
    <div className={styles.display}>
      <SegmentedSwitch
        name="display"
        label={t('analysis:display.label')}
        values={DISPLAY_IDS}
        chosen={display}
        wordOf={(each) => t(keyOfValue('analysis:display', each))}
        onChange={choice.displayAs}
      />
      {note && <DensityLegend note={note} />}
      {i18n.exists(words) && <p className={text.note}>{String(t(words))}</p>}
    </div>
  );
}

/** The ramp of densities with its ends in figures. */
function DensityLegend({ note }: { note: LegendNote }) {
  const { t, i18n } = useTranslation();
  const ground = useAppearance();
  const { largest, per, meters } = note;
  const format = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 });
  const size =
    meters === null ? '' : meters >= 1000 ? `${format.format(meters / 1000)} km` : `${format.format(meters)} m`;
  return (
    <p className={styles.ramp} data-testid="density-legend" data-largest={largest}>
      <span>1</span>
      <i aria-hidden="true" style={{ background: `linear-gradient(to right, ${densityColours(ground).join(', ')})` }} />
      <span>{new Intl.NumberFormat(i18n.language).format(largest)}</span>
      <small>{t(per, { size })}</small>
    </p>
  );
}
