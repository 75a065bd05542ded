import { useTranslation } from 'react-i18next';
import type { Ring } from '@/lib/geography/ring';
import { LassoIcon, RectangleIcon } from '@/ui/icons';
import styles from '../map.module.css';
import { SHAPE_MODES, type ShapeMode } from './shape-tool';

interface ShapeToolbarProps {
  /** The mode of the map; none of these when another tool is in hand. */
  mode: string;
  shape: Ring | null;
  /** What was drawn last was no shape. */
  isTooSmall: boolean;
  /** Takes a tool into the hand; null puts it down. */
  onTake: (mode: ShapeMode | null) => void;
  /** Takes all that is in view for the shape: without a pointer. */
  onTakeView: () => void;
  onRemove: () => void;
}

/** The tools that draw the shape that filters, and what to do with the one in hand. */
export function ShapeToolbar({ mode, shape, isTooSmall, onTake, onTakeView, onRemove }: ShapeToolbarProps) {
  const { t } = useTranslation();
  const inHand = SHAPE_MODES.find((each) => each === mode);
  return (
    <>
      <div role="group" aria-label={t('map:shape.tools')} className={styles.shapeTools}>
        {SHAPE_MODES.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === inHand}
            data-shape-tool={each}
            onClick={() => onTake(each === inHand ? null : each)}
          >
            {each === 'rectangle' ? <RectangleIcon /> : <LassoIcon />}
            {t(`map:shape.${each}`)}
          </button>
        ))}
        <button type="button" data-shape-tool="view" onClick={onTakeView}>
          {t('map:shape.view')}
        </button>
        {shape && (
          <button type="button" data-shape-tool="remove" onClick={onRemove}>
            {t('map:shape.remove')}
          </button>
        )}
      </div>
      {inHand && (
        <p role="status" className={styles.shapeHint}>
          {t(isTooSmall ? 'map:shape.tooSmall' : `map:shape.hint.${inHand}`)}
        </p>
      )}
    </>
  );
}
