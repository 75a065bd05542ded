import type { LedgerColumn, LedgerRow } from './ledger-definition';

/** Columns that every kind of ledger has, under the headings that offices give them. */
export const SHARED_COLUMNS: readonly LedgerColumn[] = [
  {
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
  },
  {
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
  },
  {
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
    read: { as: 'text' },
  },
  {
    field: 'x',
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

/** Headings of a unified social credit code. */
export const CREDIT_CODE_HEADINGS = [
  '统一社会信用代码',
  '社会信用代码',
  '信用代码',
  '统一信用代码',
  '统一社会信用代码证号',
  '企业信用代码',
  '统一代码',
  '信用代码证号',
  '统一社会信用编码',
] as const;

/** A phone of a person who belongs to a record, as `import_batch` takes it; a number alone needs no name. */
export function contact(
  role: string,
  row: LedgerRow,
  nameField: string,
  phoneField: string,
): Record<string, unknown>[] {
  const { [nameField]: name, [phoneField]: phone } = row.fields;
  return typeof phone === 'string' ? [{ role, name: name ?? null, phone }] : [];
}

/** Headings made of every group with every part, as a two-row heading or a long one-row heading writes them. */
export function crossHeadings(groups: readonly string[], parts: readonly string[]): string[] {
  return groups.flatMap((group) => parts.map((part) => group + part));
}

export const PHONE_PARTS = ['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码'] as const;
