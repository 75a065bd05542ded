import { useTranslation } from 'react-i18next';
import { COLOUR_VARIABLES, type ColourVariable } from '@/kinds/colour-variables';
import { SegmentedSwitch } from '@/ui/segmented-switch';

interface ColourSwitchProps {
  variable: ColourVariable;
  onChange: (variable: ColourVariable) => void;
}

/** What the map is coloured by: one variable at a time. */
export function ColourSwitch({ variable, onChange }: ColourSwitchProps) {
  const { t } = useTranslation();
  return (
    <SegmentedSwitch
      name="colour-variable"
      label={t('analysis:colour.label')}
      values={COLOUR_VARIABLES}
      chosen={variable}
      wordOf={(each) => t(`analysis:colour.${each}`)}
      onChange={onChange}
    />
  );
}
