import { useTranslation } from 'react-i18next';
import { COLOUR_VARIABLES } from '@/kinds/colour-variables';
import { SegmentedSwitch } from '@/ui/segmented-switch';
import { useLensView } from '../lens-view';

/** What the map is coloured by: one variable at a time. */
export function ColourSwitch() {
  const { t } = useTranslation();
  const { choice } = useLensView();
  return (
    <SegmentedSwitch
      name="colour-variable"
      label={t('analysis:colour.label')}
      values={COLOUR_VARIABLES}
      chosen={choice.variable}
      wordOf={(each) => t(`analysis:colour.${each}`)}
      onChange={choice.colourBy}
    />
  );
}
