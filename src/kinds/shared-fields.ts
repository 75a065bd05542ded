import { checkCreditCode } from '@/domain/credit-code';
import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import type { CardSection } from './card-section';
import { choice, number, reference, text, type ColumnsIn, type FieldCheck, type FieldLedger } from './field-definition';
import type { FieldValue, LedgerColumn } from './ledger-definition';

/** Where a record lies, whose it is, and how that is known: fields that every kind has. */
export const PLACE_FIELDS = [
  reference('jurisdiction_id', 'jurisdictions', {
    ledger: {
      field: 'county',
      headings: [
        '所属县区',
        '县区',
        '县（区）',
        '所在县区',
        '属地',
        '所属县（市、区）',
        '县市区',
        '所属区县',
        '区县',
        '所在县（区）',
        '行政区划',
        '所属地区',
        '辖区',
        '所属辖区',
        '管辖单位',
        '所属区域',
        '县（市区）',
      ],
      read: { as: 'county' },
      isRequired: true,
      toColumns: (_, row) => ({ jurisdiction_id: row.jurisdiction?.id }),
    },
  }),
  reference('town_code', 'areas', {
    ledger: {
      field: 'town',
      headings: [
        '乡镇（街道）',
        '乡镇',
        '街道',
        '所属乡镇',
        '乡镇街道',
        '乡（镇、街道）',
        '所在乡镇',
        '乡镇（街道办）',
        '镇街',
        '乡镇办',
        '乡镇、街道',
        '街道（乡镇）',
        '乡镇（办事处）',
      ],
      read: { as: 'town' },
      toColumns: (_, row) => ({ town_code: row.townCode }),
    },
  }),
  text('address', {
    ledger: {
      field: 'address',
      headings: [
        '详细地址',
        '地址',
        '所在地址',
        '企业地址',
        '单位地址',
        '生产经营地址',
        '经营地址',
        '注册地址',
        '具体位置',
        '所在位置',
        '地理位置',
        '库址',
        '位置',
        '隐患地点',
        '隐患位置',
        '生产地址',
      ],
    },
  }),
  choice('location_method', ENUMERATIONS.locationMethod, { editor: 'none' }),
  choice('coordinate_system_in', ENUMERATIONS.coordinateSystem, { editor: 'none' }),
  number('location_accuracy_m', { unit: 'metre', editor: 'none' }),
] as const;

/** The last lines of every card. */
export const PLACE_SECTION = {
  id: 'place',
  columns: ['address', 'location_method', 'coordinate_system_in', 'location_accuracy_m'],
} as const satisfies CardSection<ColumnsIn<typeof PLACE_FIELDS>>;

/** Name of a record's place in the catalogues. */
export const PLACE_LABEL = 'kinds:field.geom';

/** The two coordinates of a place, which only together say something. */
export const COORDINATE_COLUMNS: readonly LedgerColumn[] = [
  {
    field: 'x',
    label: { key: PLACE_LABEL },
    headings: [
      '经度',
      '东经',
      '经度（E）',
      '经度坐标',
      '中心经度',
      '地理坐标经度',
      '坐标经度',
      'X坐标（东）',
      'Y坐标（东）',
      '东坐标',
      '横坐标',
      '横坐标Y',
      '横坐标（Y）',
      'Y（东）',
      'X（东）',
      'X坐标',
      'X',
      '坐标X',
      'X（经度）',
      'X坐标（经度）',
      'lon',
      'lng',
      'longitude',
      '东坐标Y',
    ],
    read: { as: 'x' },
  },
  {
    field: 'y',
    label: { key: PLACE_LABEL },
    headings: [
      '纬度',
      '北纬',
      '纬度（N）',
      '纬度坐标',
      '中心纬度',
      '地理坐标纬度',
      '坐标纬度',
      'Y坐标（北）',
      'X坐标（北）',
      '北坐标',
      '纵坐标',
      '纵坐标X',
      '纵坐标（X）',
      'X（北）',
      'Y（北）',
      'Y坐标',
      'Y',
      '坐标Y',
      'Y（纬度）',
      'Y坐标（纬度）',
      'lat',
      'latitude',
      '北坐标X',
    ],
    read: { as: 'y' },
  },
];

/** A credit code (统一社会信用代码) that is none is refused; one whose check sign disagrees is taken and told of. */
export const CREDIT_CODE_CHECKS: readonly FieldCheck[] = [
  {
    code: 'CREDIT_CODE_FORMAT',
    severity: 'error',
    holds: (code) => {
      const check = checkCreditCode(code);
      return check.valid || check.reason !== 'CREDIT_CODE_FORMAT';
    },
  },
  { code: 'CREDIT_CODE_CHECK_DIGIT', severity: 'warning', holds: (code) => checkCreditCode(code).valid },
];

/** The credit code of a unit, or of the enterprise that it belongs to. */
export const CREDIT_CODE_FIELD = text('uscc', {
  limits: { shortest: 18, longest: 18 },
  checks: CREDIT_CODE_CHECKS,
  ledger: {
    field: 'creditCode',
    headings: [
      '统一社会信用代码',
      '社会信用代码',
      '信用代码',
      '统一信用代码',
      '统一社会信用代码证号',
      '企业信用代码',
      '统一代码',
      '信用代码证号',
      '统一社会信用编码',
    ],
    read: { as: 'code' },
  },
});

/** Sectors (行业领域) of a cell: the first is the main one. */
export function sectorsOf(value: FieldValue): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** How a ledger says the sector, of which one is kept. */
export function sectorLedger(headings: readonly string[], isRequired = false): FieldLedger {
  return {
    field: 'sector',
    headings,
    read: { as: 'sector' },
    isRequired,
    toColumns: (value) => ({ sector_code: sectorsOf(value)[0] }),
  };
}

/** Limits of the name of a unit. */
export const NAME_LIMITS = { shortest: 2, longest: 120 } as const;

/**
 * How a ledger says who holds an office, and that person's telephone: `titles` are the headings of the office; the
 * telephone is known by its title, and by `phoneHeadings` where nobody else is rung.
 */
export function personLedger(
  field: string,
  role: string,
  titles: readonly string[],
  { isSignature, phoneHeadings = [] }: { isSignature?: boolean; phoneHeadings?: readonly string[] } = {},
): FieldLedger {
  return {
    field,
    headings: [...titles, ...crossHeadings(titles, ['姓名'])],
    ...(isSignature && { isSignature }),
    phone: { field: `${field}Phone`, role, headings: [...crossHeadings(titles, PHONE_PARTS), ...phoneHeadings] },
  };
}

/** Headings made of every group with every part, as a two-row heading or a long one-row heading writes them. */
export function crossHeadings(groups: readonly string[], parts: readonly string[]): string[] {
  return groups.flatMap((group) => parts.map((part) => group + part));
}

export const PHONE_PARTS = ['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码'] as const;
