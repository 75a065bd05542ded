import { paintOf } from '@/kinds/symbol';
import { colourVariable, type ColourVariable, type ShownValue } from '@/kinds/colour-variables';
import { useAppearance } from '@/ui/appearance';
import styles from './value-chip.module.css';

interface ValueChipProps {
  value: ShownValue;
  variable: ColourVariable;
}

/** A shown value as a small square: its colour and, for who does not see it, its letter. */
export function ValueChip({ value, variable }: ValueChipProps) {
  const ground = useAppearance();
  const colour = colourVariable(variable).paint(value);
  const { fill, text, outline } = paintOf(colour, ground);
  const isOpen = colour.style === 'outline';
  return (
    <span
      className={styles.chip}
      aria-hidden="true"
      data-style={colour.style}
      style={{
        color: text,
        backgroundColor: isOpen ? 'transparent' : fill,
        borderColor: isOpen || colour.style === 'hatched' ? outline : fill,
      }}
    >
      <span>{colour.letterZh}</span>
    </span>
  );
}
