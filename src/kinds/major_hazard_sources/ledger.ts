import { keyOfValue, type TranslationKey } from '@/domain/translation-key';
import { isCasNumber } from '@/domain/cas-number';
import { assessSource, chemicalsByCas, type SourceAssessment } from '@/domain/gb18218';
import type { ListedChemical } from '@/domain/gb18218-table';
import type { LedgerRow, LedgerRules } from '../ledger-definition';

/** The entry of GB 18218 table 1 under a row's CAS number; null when it is not listed or content must decide. */
function listedChemical(row: LedgerRow): ListedChemical | null {
  const { cas } = row.fields;
  const entries = typeof cas === 'string' ? chemicalsByCas(cas) : [];
  return entries.length === 1 ? entries[0]! : null;
}

function assess(row: LedgerRow): SourceAssessment | null {
  const chemical = listedChemical(row);
  const { designMaximumTonnes: tonnes, population500m: people } = row.fields;
  if (!chemical || typeof tonnes !== 'number' || row.faulty.has('population500m')) return null;
  const held = { designMaximumTonnes: tonnes, criticalTonnes: chemical.criticalTonnes, beta: chemical.beta };
  return assessSource([held], typeof people === 'number' ? people : null);
}

function casOf(row: LedgerRow): string {
  return typeof row.fields.cas === 'string' ? row.fields.cas : '';
}

/** 重大危险源台账: one row per unit with its chemical. */
export const majorHazardSourceLedger = {
  titleWords: ['重大危险源'],
  key: { column: 'filing_no', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: true,
  check(row, report) {
    const { grade, population500m } = row.fields;
    const entries = chemicalsByCas(casOf(row));
    if (entries.length === 0)
      report('warning', 'CHEMICAL_NOT_IN_GB18218', 'chemical', {
        value: String(row.fields.chemical ?? ''),
        cas: casOf(row),
      });
    if ((population500m ?? null) === null && !row.faulty.has('population500m'))
      report('warning', 'POPULATION_UNKNOWN', 'population500m');
    const assessment = assess(row);
    const isComparable = assessment !== null && assessment.reason !== 'POPULATION_UNKNOWN' && typeof grade === 'string';
    if (isComparable && assessment.grade !== grade) {
      report('warning', 'GRADE_DISAGREES_WITH_R', 'grade', {
        declared: keyOfValue('enums:sourceGrade', grade),
        computed: assessment.grade
          ? (`enums:sourceGrade.${assessment.grade}` satisfies TranslationKey)
          : ('import:notASource' satisfies TranslationKey),
        r: assessment.r ?? 0,
        s: assessment.s,
      });
    }
  },
  derive(row) {
    const { fields } = row;
    const entry = listedChemical(row);
    const assessment = assess(row);
    const chemical = {
      name: fields.chemical ?? casOf(row),
      cas: isCasNumber(casOf(row)) ? casOf(row) : null,
      design_maximum_t: fields.designMaximumTonnes,
      critical_quantity_t: entry?.criticalTonnes ?? null,
      beta: entry?.beta ?? null,
    };
    return {
      exposure_factor: assessment?.alpha,
      s_value: assessment?.s,
      r_value: assessment?.r,
      chemicals: chemical.name === '' ? [] : [chemical],
    };
  },
} as const satisfies LedgerRules;
