import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import { choice, day, number, text, yesNo, type FieldOf } from '../field-definition';
import { CREDIT_CODE_FIELD, NAME_LIMITS, personLedger, PLACE_FIELDS, sectorLedger, sectorsOf } from '../shared-fields';

const principal = ['主要负责人', '企业负责人', '负责人', '单位负责人', '企业主要负责人'];
const safetyManager = [
  '安全管理人员',
  '安全负责人',
  '安全管理员',
  '安全员',
  '专职安全员',
  '安全管理负责人',
  '分管安全负责人',
];
/** GB/T 4754-2017: a letter and four digits. What else offices write there is no code. */
const industryCode = /^[A-T]\d{4}$/;

/** Fields of an enterprise (企业). */
export const enterpriseFields = [
  text('name', {
    isSearched: true,
    limits: NAME_LIMITS,
    ledger: {
      field: 'name',
      headings: [
        '企业名称',
        '单位名称',
        '生产经营单位名称',
        '生产经营单位',
        '企业全称',
        '公司名称',
        '名称',
        '企业单位名称',
      ],
      isRequired: true,
    },
  }),
  { ...CREDIT_CODE_FIELD, isSearched: true },
  ...PLACE_FIELDS,
  choice('sector_code', ENUMERATIONS.sector, {
    ledger: {
      ...sectorLedger(
        [
          '行业领域',
          '所属行业',
          '行业',
          '行业类别',
          '行业类型',
          '所属行业领域',
          '行业（领域）',
          '重点行业领域',
          '领域',
          '所属领域',
        ],
        true,
      ),
      toColumns: (value) => {
        const [sector, ...others] = sectorsOf(value);
        return { sector_code: sector, other_sector_codes: others.length > 0 ? others : null };
      },
    },
  }),
  choice('scale', ENUMERATIONS.enterpriseScale, {
    ledger: {
      field: 'scale',
      headings: ['企业规模', '规模', '企业规模类型', '规模类型', '企业类型（规模）'],
      isSignature: true,
    },
  }),
  number('employees', {
    unit: 'person',
    limits: { isInteger: true },
    ledger: {
      field: 'employees',
      headings: [
        '从业人数',
        '从业人员',
        '从业人员数',
        '职工人数',
        '员工人数',
        '员工数',
        '在职人数',
        '从业人员数量',
        '职工总数',
        '人员数量',
      ],
      isSignature: true,
    },
  }),
  text('legal_rep', {
    ledger: {
      field: 'legalRepresentative',
      headings: ['法定代表人', '法人', '法人代表', '法定代表人姓名', '法人姓名'],
    },
  }),
  text('principal', {
    ledger: personLedger('principal', 'PRINCIPAL', principal, {
      phoneHeadings: ['联系电话', '联系方式', '电话', '手机', '手机号码'],
    }),
  }),
  text('safety_manager', { ledger: personLedger('safetyManager', 'SAFETY_MANAGER', safetyManager) }),
  yesNo('is_high_risk', {
    isDefined: true,
    ledger: {
      field: 'isHighRisk',
      headings: ['是否高危行业', '高危行业', '是否高危企业', '是否属于高危行业', '是否为高危行业', '高危企业'],
      isSignature: true,
    },
  }),
  choice('risk_level', ENUMERATIONS.riskLevel, {
    isDefined: true,
    showsUnknown: true,
    ledger: {
      field: 'riskLevel',
      headings: [
        '风险等级',
        '风险级别',
        '安全风险等级',
        '企业风险等级',
        '风险分级',
        '固有风险等级',
        '风险颜色',
        '红橙黄蓝等级',
      ],
      isSignature: true,
    },
  }),
  text('lead_department_name', {
    ledger: {
      field: 'department',
      headings: [
        '监管部门',
        '行业监管部门',
        '主管部门',
        '行业主管部门',
        '监管单位',
        '属地监管部门',
        '监管责任部门',
        '牵头部门',
      ],
    },
  }),
  choice('status', ENUMERATIONS.enterpriseStatus, {
    ledger: { field: 'status', headings: ['企业状态', '经营状态', '生产状态', '状态', '生产经营状态', '运营状态'] },
  }),
  choice('standardization', ENUMERATIONS.standardizationGrade, {
    ledger: {
      field: 'standardization',
      headings: ['安全生产标准化等级', '标准化等级', '标准化级别', '安全标准化等级', '安全生产标准化'],
    },
  }),
  text('gb4754', {
    ledger: {
      field: 'industryCode',
      headings: ['国民经济行业代码', '行业代码', '国民经济行业分类代码'],
      toColumns: (value) => ({ gb4754: typeof value === 'string' && industryCode.test(value) ? value : null }),
    },
  }),
  text('town_responsible', {
    ledger: { field: 'townResponsible', headings: ['乡镇责任人', '属地责任人', '包保责任人', '乡镇（街道）责任人'] },
  }),
  text('risk_basis', {
    editor: 'longText',
    ledger: { field: 'riskBasis', headings: ['评估依据', '风险评估依据', '定级依据'] },
  }),
  day('risk_assessed_on', {
    showsUnknown: true,
    ledger: { field: 'riskAssessedOn', headings: ['评估日期', '风险评估日期', '评估时间', '定级日期'] },
  }),
  choice('risk_method', ENUMERATIONS.riskMethod),
  day('standardization_valid_to'),
  day('insured_until'),
] as const satisfies readonly FieldOf<'enterprises'>[];
