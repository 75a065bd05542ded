import styles from './segmented-switch.module.css';

interface SegmentedSwitchProps<Value extends string> {
  /** Name of the radio buttons. */
  name: string;
  label: string;
  values: readonly Value[];
  chosen: Value;
  wordOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function SegmentedSwitch<Value extends string>(props: SegmentedSwitchProps<Value>) {
  const { name, label, values, chosen, wordOf, onChange } = props;
  return (
    <div className={styles.segments} role="radiogroup" aria-label={label}>
      {values.map((value) => (
        <label key={value} data-on={value === chosen} {...{ [`data-${name}`]: value }}>
          <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChange(value)} />
          {wordOf(value)}
        </label>
      ))}
    </div>
  );
}
