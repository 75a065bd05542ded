import { contact, crossHeadings, CREDIT_CODE_HEADINGS, PHONE_PARTS, SHARED_COLUMNS } from '../ledger-columns';
import type { LedgerDefinition } from '../ledger-definition';
import {
  ENTERPRISE_SCALE_LABELS,
  ENTERPRISE_STATUS_LABELS,
  RISK_LEVEL_LABELS,
  STANDARDIZATION_LABELS,
} from '@/domain/enumeration-labels';

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
const industryCode = /^[A-T]\d{4}$/;

/** 企业台账: what offices call the fields of an enterprise, and where each goes. */
export const enterpriseLedger: LedgerDefinition = {
  titleWords: ['企业', '生产经营单位'],
  columns: [
    {
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
      read: { as: 'text', minimumLength: 2, maximumLength: 120 },
      isRequired: true,
    },
    { field: 'creditCode', headings: CREDIT_CODE_HEADINGS, read: { as: 'creditCode' } },
    ...SHARED_COLUMNS,
    {
      field: 'sector',
      headings: [
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
      read: { as: 'sector' },
      isRequired: true,
    },
    {
      field: 'scale',
      headings: ['企业规模', '规模', '企业规模类型', '规模类型', '企业类型（规模）'],
      read: { as: 'enumeration', labels: ENTERPRISE_SCALE_LABELS },
      isSignature: true,
    },
    {
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
      read: { as: 'number', isInteger: true },
      isSignature: true,
    },
    {
      field: 'legalRepresentative',
      headings: ['法定代表人', '法人', '法人代表', '法定代表人姓名', '法人姓名'],
      read: { as: 'text' },
    },
    {
      field: 'principal',
      headings: [...principal, ...crossHeadings(principal, ['姓名'])],
      read: { as: 'text' },
      phoneField: 'principalPhone',
    },
    {
      field: 'principalPhone',
      headings: [...crossHeadings(principal, PHONE_PARTS), '联系电话', '联系方式', '电话', '手机', '手机号码'],
      read: { as: 'phone' },
    },
    {
      field: 'safetyManager',
      headings: [...safetyManager, ...crossHeadings(safetyManager, ['姓名'])],
      read: { as: 'text' },
      phoneField: 'safetyManagerPhone',
    },
    { field: 'safetyManagerPhone', headings: crossHeadings(safetyManager, PHONE_PARTS), read: { as: 'phone' } },
    {
      field: 'isHighRisk',
      headings: ['是否高危行业', '高危行业', '是否高危企业', '是否属于高危行业', '是否为高危行业', '高危企业'],
      read: { as: 'yesNo' },
      isSignature: true,
    },
    {
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
      read: { as: 'enumeration', labels: RISK_LEVEL_LABELS },
      isSignature: true,
    },
    {
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
      read: { as: 'text' },
    },
    {
      field: 'status',
      headings: ['企业状态', '经营状态', '生产状态', '状态', '生产经营状态', '运营状态'],
      read: { as: 'enumeration', labels: ENTERPRISE_STATUS_LABELS },
    },
    {
      field: 'standardization',
      headings: ['安全生产标准化等级', '标准化等级', '标准化级别', '安全标准化等级', '安全生产标准化'],
      read: { as: 'enumeration', labels: STANDARDIZATION_LABELS },
    },
    { field: 'industryCode', headings: ['国民经济行业代码', '行业代码', '国民经济行业分类代码'], read: { as: 'text' } },
    {
      field: 'townResponsible',
      headings: ['乡镇责任人', '属地责任人', '包保责任人', '乡镇（街道）责任人'],
      read: { as: 'text' },
    },
    { field: 'riskBasis', headings: ['评估依据', '风险评估依据', '定级依据'], read: { as: 'text' } },
    { field: 'riskAssessedOn', headings: ['评估日期', '风险评估日期', '评估时间', '定级日期'], read: { as: 'date' } },
  ],
  key: { field: 'creditCode', code: 'DUPLICATE_CREDIT_CODE' },
  comparesPlaces: true,
  toRecord(row) {
    const { fields } = row;
    const [sector, ...otherSectors] = Array.isArray(fields.sector) ? (fields.sector as string[]) : [];
    const industry =
      typeof fields.industryCode === 'string' && industryCode.test(fields.industryCode) ? fields.industryCode : null;
    return {
      name: fields.name,
      uscc: fields.creditCode,
      sector_code: sector,
      other_sector_codes: otherSectors.length > 0 ? otherSectors : null,
      scale: fields.scale,
      employees: fields.employees,
      legal_rep: fields.legalRepresentative,
      principal: fields.principal,
      safety_manager: fields.safetyManager,
      is_high_risk: fields.isHighRisk,
      risk_level: fields.riskLevel,
      risk_basis: fields.riskBasis,
      risk_assessed_on: fields.riskAssessedOn,
      lead_department_name: fields.department,
      status: fields.status,
      standardization: fields.standardization,
      gb4754: industry,
      town_responsible: fields.townResponsible,
      contacts: [
        ...contact('PRINCIPAL', row, 'principal', 'principalPhone'),
        ...contact('SAFETY_MANAGER', row, 'safetyManager', 'safetyManagerPhone'),
      ],
    };
  },
};
