import { keyOfValue, type TranslationKey } from '@/domain/translation-key';
import { damClassOf } from '@/domain/dam-class';
import type { LedgerRules } from '../ledger-definition';

const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);

/** 尾矿库台账. */
export const tailingsDamLedger = {
  titleWords: ['尾矿库'],
  key: { column: 'code', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: true,
  check(row, report) {
    const { damClass, isOverhead, households1km } = row.fields;
    const [volume, height] = [
      numberOrNull(row.fields.designVolumeWanCubicMeters),
      numberOrNull(row.fields.designHeightMeters),
    ];
    const computed = damClassOf(volume, height);
    if (typeof damClass === 'string' && computed !== null && computed !== damClass) {
      report('warning', 'CLASS_DISAGREES_WITH_SIZE', 'damClass', {
        declared: keyOfValue('enums:damClass', damClass),
        computed: `enums:damClass.${computed}` satisfies TranslationKey,
        volume: volume!,
        height: height!,
      });
    }
    if (
      isOverhead !== true &&
      typeof households1km === 'number' &&
      households1km > 0 &&
      !row.faulty.has('isOverhead')
    ) {
      report('warning', 'OVERHEAD_FLAG_CONFLICT', 'isOverhead', { households: households1km });
    }
  },
} as const satisfies LedgerRules;
