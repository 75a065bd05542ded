import { keyOfValue } from '@/domain/translation-key';
import { DUE_BANDS } from '@/domain/overdue';
import { HAZARD_SOURCES, SECTORS } from '@/domain/enumerations';
import { CLOSURES } from '@/domain/hazard-life';
import { gradePosition, RISK_VALUES, riskPosition, STATUS_VALUES } from '@/domain/shown-scales';
import { definitionOf, HAZARD_KIND, isHazardKind, KINDS, UNIT_KINDS, type Kind, type KindFlag } from '@/kinds';
import { closureCode, hazardBand } from '@/kinds/hazards/derived';
import { hazardBandInSql, hazardClosureInSql, hazardStatusInSql, unitStatusInSql } from '@/kinds/hazards/in-sql';
import { NO_PLACE } from '@/kinds/packed-columns';
import { constantCode, NO_VALUE, type CodesDimension, type DaysDimension } from './dimension';

/** Townships are numbered through; a number must fit an octet. */
const townSlots = 256;
/** Jurisdiction ids run from 1 to 13; position 0 stays empty. */
const jurisdictionSlots = 14;

/** Values of a closed list whose packed code is the place in it from one; 0 = none. */
function listed(values: readonly string[]): Pick<CodesDimension, 'size' | 'values' | 'codesOf'> {
  return {
    size: values.length + 1,
    values: () => values,
    codesOf: (value) => found(values.indexOf(value) + 1 || -1),
  };
}

/** Values of a scale of what is shown: the code is the place in it. */
function shown(values: readonly string[]): Pick<CodesDimension, 'size' | 'values' | 'codesOf'> {
  return { size: values.length, values: () => values, codesOf: (value) => found(values.indexOf(value)) };
}

function found(code: number): readonly number[] {
  return code < 0 ? [] : [code];
}

/** 风险等级 of a unit, or the grade of a hazard. */
const risk: CodesDimension = {
  ...shown(RISK_VALUES),
  type: 'codes',
  parameter: 'risk',
  labelKey: 'analysis:facet.risk',
  valueKey: (value) =>
    value.startsWith('HAZARD_')
      ? keyOfValue('analysis:hazardGrade', value.slice('HAZARD_'.length))
      : keyOfValue('enums:riskLevel', value),
  ticks: 'any',
  panel: {},
  derive({ kind, columns }) {
    const [position, column] = isHazardKind(kind)
      ? [gradePosition, columns.column('grade')]
      : [riskPosition, columns.column('risk')];
    return (row) => position[column[row]!]!;
  },
  sql: (kind) =>
    isHazardKind(kind) ? "array['HAZARD_' || r.hazard_grade]" : "array[coalesce(r.risk_level::text, 'UNASSESSED')]",
};

/** 整改状态 of a hazard, 逾期 among them, or of a unit's most urgent open hazard. */
const status: CodesDimension = {
  ...shown(STATUS_VALUES),
  type: 'codes',
  parameter: 'status',
  labelKey: 'analysis:facet.status',
  valueKey: (value) => keyOfValue('enums:hazardStatus', value),
  ticks: 'any',
  panel: {},
  derive: ({ statusOf }) => statusOf,
  sql: (kind, today) => `array[${isHazardKind(kind) ? hazardStatusInSql('r', today) : unitStatusInSql(kind, today)}]`,
};

/** 管辖单位: who manages, named by its code. */
const jurisdiction: CodesDimension = {
  type: 'codes',
  size: jurisdictionSlots,
  parameter: 'jurisdiction',
  labelKey: 'analysis:facet.jurisdiction',
  values: ({ jurisdictions }) => jurisdictions.map(({ code }) => code),
  codesOf: (value, _kind, { jurisdictions }) => found(jurisdictions.find(({ code }) => code === value)?.id ?? -1),
  valueKey: null,
  ticks: 'any',
  // Townships are parts of jurisdictions: choosing one must not empty the list of the others.
  alsoIgnores: ['town'],
  panel: null,
  derive({ columns }) {
    const column = columns.column('jurisdiction');
    return (row) => column[row]!;
  },
  sql: () => 'array(select j.code from public.jurisdictions j where j.id = r.jurisdiction_id)',
};

/** 乡镇（街道）, named by its code. */
const town: CodesDimension = {
  type: 'codes',
  size: townSlots,
  parameter: 'towns',
  labelKey: 'analysis:facet.towns',
  values: ({ towns }) => [NO_VALUE, ...towns.map(({ code }) => code)],
  codesOf: (value, _kind, { towns }) =>
    found(value === NO_VALUE ? 0 : (towns.find(({ code }) => code === value)?.number ?? -1)),
  valueKey: null,
  ticks: 'any',
  panel: {
    noteKey: ({ entered }) =>
      `analysis:filter.note.${!entered ? 'townsOfNone' : entered.kind === 'ZONE' ? 'townsOfZone' : 'towns'}`,
    // Those of the jurisdiction, without a record among them. A zone has no list of its own: it is offered what its records name.
    offered: ({ entered, places, count, isChosen }) => [
      ...places.towns
        .filter(
          ({ code, parent_code }) => isChosen(code) || (entered && (parent_code === entered.adcode || count(code) > 0)),
        )
        .map(({ code }) => code),
      ...(entered || isChosen(NO_VALUE) ? [NO_VALUE] : []),
    ],
  },
  derive({ columns }) {
    const column = columns.column('town');
    return (row) => {
      const number = column[row]!;
      if (number >= townSlots) throw new RangeError(`Township ${number} has a number beyond ${townSlots - 1}.`);
      return number;
    };
  },
  sql: () => `array[coalesce(r.town_code, '${NO_VALUE}')]`,
};

/** 行业领域. */
const sector: CodesDimension = {
  ...listed(SECTORS),
  type: 'codes',
  parameter: 'sectors',
  labelKey: 'analysis:facet.sectors',
  valueKey: (value) => keyOfValue('enums:sector', value),
  ticks: 'any',
  panel: {},
  derive({ columns }) {
    const column = columns.column('sector');
    return (row) => column[row]!;
  },
  sql: () => 'array[r.sector_code]',
};

const gradesOf = (kind: Kind) => definitionOf(kind).grade?.values ?? [];
/** Kind and place of a grade's name; a place of −1 for what is none. */
function gradeOf(value: string): { readonly kind: string; readonly code: number } {
  const [kind = '', grade = ''] = value.split(':');
  const own = KINDS.find((each) => each === kind);
  const code = grade === 'NONE' ? 0 : own ? gradesOf(own).indexOf(grade) + 1 || -1 : -1;
  return { kind, code };
}

/** A kind's own scale (等别, 级别, 规模), named `kind:VALUE`: a source's 一级 is not a dam's 一等. */
const grade: CodesDimension = {
  type: 'codes',
  size: Math.max(...KINDS.map((kind) => gradesOf(kind).length)) + 1,
  parameter: 'grades',
  labelKey: 'analysis:facet.grades',
  values: () =>
    KINDS.flatMap((kind) =>
      gradesOf(kind).length === 0 ? [] : [...gradesOf(kind), 'NONE'].map((value) => `${kind}:${value}`),
    ),
  codesOf: (value, kind) => (gradeOf(value).kind === kind ? found(gradeOf(value).code) : []),
  valueKey(value) {
    const [kind = '', own] = value.split(':');
    const scale = KINDS.find((each) => each === kind);
    const enumeration = scale && definitionOf(scale).grade?.enumeration;
    return !enumeration || !own || own === 'NONE' ? 'analysis:filter.unknown' : keyOfValue(`enums:${enumeration}`, own);
  },
  groupKey: (value) => keyOfValue('enums:kind', gradeOf(value).kind),
  groupShortKey: (value) => keyOfValue('analysis:kindShort', gradeOf(value).kind),
  ticks: 'any',
  panel: { noteKey: () => 'analysis:filter.note.grades' },
  derive({ kind, columns }) {
    const { grade: scale } = definitionOf(kind);
    const column = scale && columns.column(scale.column);
    return column ? (row) => column[row]! : constantCode;
  },
  sql(kind) {
    const { grade: scale } = definitionOf(kind);
    return scale && `array['${kind}:' || coalesce(r.${scale.tableColumn}::text, 'NONE')]`;
  },
};

/** 隐患来源. */
const source: CodesDimension = {
  ...listed(HAZARD_SOURCES),
  type: 'codes',
  parameter: 'sources',
  labelKey: 'analysis:facet.sources',
  valueKey: (value) => keyOfValue('enums:hazardSource', value),
  ticks: 'any',
  panel: { noteKey: () => 'analysis:filter.note.sources' },
  derive({ kind, columns }) {
    if (!isHazardKind(kind)) return constantCode;
    const column = columns.column('source');
    return (row) => column[row]!;
  },
  sql: (kind) => (isHazardKind(kind) ? 'array[r.source::text]' : null),
};

/** Urgency of an open hazard by its days left (domain.md §2.11). */
const band: CodesDimension = {
  ...listed(DUE_BANDS),
  type: 'codes',
  parameter: 'bands',
  labelKey: 'analysis:facet.bands',
  valueKey: (value) => keyOfValue('enums:dueBand', value),
  ticks: 'any',
  panel: { noteKey: () => 'analysis:filter.note.bands' },
  derive({ kind, columns, today }) {
    if (!isHazardKind(kind)) return constantCode;
    const [states, dueOn] = [columns.column('status'), columns.column('dueOn')];
    return (row) => hazardBand(states[row]!, dueOn[row]!, today);
  },
  sql: (kind, today) => (isHazardKind(kind) ? `array[${hazardBandInSql('r', today)}]` : null),
};

/** 闭环: whether a hazard still needs somebody's hand, or is closed out or rejected. Units have neither. */
const closure: CodesDimension = {
  ...listed(CLOSURES),
  type: 'codes',
  parameter: 'closure',
  wordOfAll: 'all',
  labelKey: 'analysis:facet.closure',
  valueKey: (value) => keyOfValue('analysis:closure', value),
  ticks: 'any',
  // A switch beside the legend offers it.
  panel: null,
  derive({ kind, columns }) {
    if (!isHazardKind(kind)) return constantCode;
    const column = columns.column('status');
    return (row) => closureCode[column[row]!]!;
  },
  sql: (kind) => (isHazardKind(kind) ? `array[${hazardClosureInSql('r')}]` : null),
};

/** Marks of a record that are either there or not: whether it has a place, and what the kinds declare, hazards first. */
export const FLAGS: readonly ('UNLOCATED' | KindFlag)[] = [
  'UNLOCATED',
  ...[HAZARD_KIND, ...UNIT_KINDS].flatMap((kind) => definitionOf(kind).flags.map(({ name }) => name as KindFlag)),
];
const bitOf = (flag: string) => 1 << FLAGS.indexOf(flag as KindFlag);

/** 标记: 未定位, 挂牌, 停产, 反弹, 高危, 头顶库. Of several asked for, all must be there. */
const flag: CodesDimension = {
  type: 'codes',
  size: 1 << FLAGS.length,
  parameter: 'flags',
  labelKey: 'analysis:facet.flags',
  values: () => FLAGS,
  codesOf: (value) =>
    FLAGS.includes(value as KindFlag)
      ? Array.from({ length: 1 << FLAGS.length }, (_, code) => code).filter((code) => (code & bitOf(value)) !== 0)
      : [],
  valueKey: (value) => keyOfValue('analysis:flag', value),
  ticks: 'every',
  panel: { noteKey: () => 'analysis:filter.note.flags' },
  derive({ kind, columns }) {
    const lon = columns.column('lon');
    const own = definitionOf(kind).flags.map(({ name, reader }) => ({ bit: bitOf(name), isSet: reader(columns) }));
    return (row) => {
      let bits = lon[row] === NO_PLACE ? 1 : 0;
      for (const { bit, isSet } of own) if (isSet(row)) bits |= bit;
      return bits;
    };
  },
  sql(kind) {
    const own = definitionOf(kind).flags.map(({ name, sql }) => `case when ${sql} then '${name}' end`);
    return `array[${["case when r.geom is null then 'UNLOCATED' end", ...own].join(', ')}]`;
  },
};

/** 发现日期 and 整改期限 of a hazard. */
function hazardDay(column: 'foundOn' | 'dueOn', tableColumn: string): DaysDimension {
  return {
    type: 'days',
    parameter: column,
    labelKey: `analysis:facet.${column}`,
    noteKey: `analysis:filter.note.${column}`,
    derive({ kind, columns }) {
      const days = isHazardKind(kind) ? columns.column(column) : null;
      return days && ((row) => days[row]!);
    },
    sql: (kind) => (isHazardKind(kind) ? `r.${tableColumn}` : null),
  };
}

/** What rows can be told apart by, in the order of the panels. A further one is a row here, its words, and its naive answer in `naive-rows.test-support.ts`. */
export const CODES_DIMENSIONS = { risk, status, jurisdiction, town, sector, grade, source, band, flag, closure };
export const DAYS_DIMENSIONS = { foundOn: hazardDay('foundOn', 'found_on'), dueOn: hazardDay('dueOn', 'due_date') };

/** A dimension of codes: it filters and is counted. */
export type Facet = keyof typeof CODES_DIMENSIONS;
export const FACETS = Object.keys(CODES_DIMENSIONS) as readonly Facet[];
/** A dimension of days: it filters by ranges and has histograms. */
export type DayFacet = keyof typeof DAYS_DIMENSIONS;
export const DAY_FACETS = Object.keys(DAYS_DIMENSIONS) as readonly DayFacet[];

export function facetOf(name: Facet): CodesDimension {
  return CODES_DIMENSIONS[name];
}
