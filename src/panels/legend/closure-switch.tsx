import { useTranslation } from 'react-i18next';
import { showsEnded } from '@/store/beginning';
import { SegmentedSwitch } from '@/ui/segmented-switch';
import { useLensView } from '../lens-view';

const values = ['open', 'all'] as const;

/** Open hazards alone, as one begins, or those that are closed out and rejected beside them. */
export function ClosureSwitch() {
  const { t } = useTranslation();
  const { choice } = useLensView();
  return (
    <SegmentedSwitch
      name="closure"
      label={t('analysis:closure.label')}
      values={values}
      chosen={showsEnded(choice.question) ? 'all' : 'open'}
      wordOf={(each) => t(`analysis:closure.${each}`)}
      onChange={(each) => choice.showEnded(each === 'all')}
    />
  );
}
