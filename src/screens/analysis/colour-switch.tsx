import { useTranslation } from 'react-i18next';
import { COLOUR_VARIABLES, type ColourVariable } from '@/store/shown-scales';
import styles from './analysis.module.css';

interface ColourSwitchProps {
  variable: ColourVariable;
  onChange: (variable: ColourVariable) => void;
}

/** What the map is coloured by: one variable at a time. */
export function ColourSwitch({ variable, onChange }: ColourSwitchProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.segments} role="radiogroup" aria-label={t('analysis:colour.label')}>
      {COLOUR_VARIABLES.map((each) => (
        <label key={each} data-on={each === variable} data-colour-variable={each}>
          <input
            type="radio"
            name="colour-variable"
            value={each}
            checked={each === variable}
            onChange={() => onChange(each)}
          />
          {t(`analysis:colour.${each}`)}
        </label>
      ))}
    </div>
  );
}
