import { useTranslation } from 'react-i18next';
import { densityColours } from '@/map/layers/density-ramp';
import type { Scene } from '@/map/scene';
import { DISPLAYS } from '@/store/choice';
import { useAppearance } from '@/ui/appearance';
import { useLensView } from '../lens-view';
import text from '../panel-text.module.css';
import { SegmentedSwitch } from '@/ui/segmented-switch';
import styles from './display-switch.module.css';

/** How the records are drawn, and what that picture says and does not say. */
export function DisplaySwitch({ scene }: { scene: Scene | null }) {
  const { t } = useTranslation();
  const { choice } = useLensView();
  const { display } = choice;
  return (
    <div className={styles.display}>
      <SegmentedSwitch
        name="display"
        label={t('analysis:display.label')}
        values={DISPLAYS}
        chosen={display}
        wordOf={(each) => t(`analysis:display.${each}`)}
        onChange={choice.displayAs}
      />
      {scene && <DensityLegend scene={scene} />}
      {display !== 'clusters' && <p className={text.note}>{t(`analysis:display.note.${display}`)}</p>}
    </div>
  );
}

/** The ramp of heat and hexagons with its ends in figures. */
function DensityLegend({ scene }: { scene: Scene }) {
  const { t, i18n } = useTranslation();
  const ground = useAppearance();
  if (scene.mode !== 'heat' && scene.mode !== 'hexagons') return null;
  const largest = scene.heat?.largest ?? scene.hexagons.reduce((most, { count }) => Math.max(most, count), 0);
  if (largest === 0) return null;
  const format = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 2 });
  const meters = scene.heat?.cellMeters;
  const size =
    meters === undefined ? '' : meters >= 1000 ? `${format.format(meters / 1000)} km` : `${format.format(meters)} m`;
  return (
    <p className={styles.ramp} data-testid="density-legend" data-largest={largest}>
      <span>1</span>
      <i aria-hidden="true" style={{ background: `linear-gradient(to right, ${densityColours(ground).join(', ')})` }} />
      <span>{new Intl.NumberFormat(i18n.language).format(largest)}</span>
      <small>{meters === undefined ? t('analysis:display.perHexagon') : t('analysis:display.perCell', { size })}</small>
    </p>
  );
}
