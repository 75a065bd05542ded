import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import { choice, day, number, text, yesNo, type FieldOf } from '../field-definition';
import { CREDIT_CODE_FIELD, NAME_LIMITS, PLACE_FIELDS } from '../shared-fields';

/** Fields of a major hazard source (重大危险源). */
export const sourceFields = [
  text('enterprise_name', {
    limits: { longest: 120 },
    ledger: {
      field: 'enterprise',
      headings: ['企业名称', '单位名称', '所属企业', '公司名称', '企业全称', '所属单位', '危险化学品单位名称'],
    },
  }),
  CREDIT_CODE_FIELD,
  text('name', {
    isSearched: true,
    limits: NAME_LIMITS,
    ledger: {
      field: 'name',
      headings: ['危险源名称', '重大危险源名称', '单元名称', '重大危险源单元名称', '危险源单元名称', '重大危险源'],
      isRequired: true,
      isSignature: true,
    },
  }),
  choice('unit_kind', ENUMERATIONS.sourceUnitKind, {
    ledger: {
      field: 'unitKind',
      headings: ['单元类型', '单元类别', '危险源类型', '重大危险源类型', '生产/储存单元', '单元性质', '类型'],
      isSignature: true,
    },
  }),
  number('population_500m', {
    unit: 'person',
    isDefined: true,
    showsUnknown: true,
    limits: { isInteger: true },
    ledger: {
      field: 'population500m',
      headings: [
        '厂界500米内人数',
        '500米内人数',
        '厂区边界外500米范围内常住人口',
        '周边500米人数',
        '厂界外500米范围内人数',
        '500米范围内人数',
        '厂区边界外500米内常住人口数量',
        '厂界500m内人数',
        '500m内人数',
        '暴露人员',
        '外部暴露人员数量',
        '厂外暴露人数',
      ],
      isSignature: true,
    },
  }),
  // Computed from the row's own figures; what the ledger declares is kept beside it.
  number('r_value', {
    digits: 2,
    isDefined: true,
    editor: 'none',
    ledger: {
      field: 'rValue',
      headings: ['R值', 'R', '分级指标R', '分级指标', '重大危险源R值'],
      isSignature: true,
      toColumns: (value) => (value === null ? {} : { extra: { 申报R值: String(value) } }),
    },
  }),
  choice('grade', ENUMERATIONS.sourceGrade, {
    isDefined: true,
    showsUnknown: true,
    ledger: {
      field: 'grade',
      headings: [
        '级别',
        '危险源级别',
        '重大危险源级别',
        '等级',
        '重大危险源等级',
        '危险源等级',
        '分级',
        '重大危险源分级',
      ],
      isSignature: true,
    },
  }),
  text('filing_no', {
    isSearched: true,
    limits: { longest: 60 },
    ledger: {
      field: 'filingNumber',
      headings: ['备案编号', '备案号', '备案证编号', '备案登记编号', '备案登记号'],
      isSignature: true,
    },
  }),
  day('filing_on', {
    ledger: { field: 'filingOn', headings: ['备案日期', '备案时间', '备案登记日期'], isSignature: true },
  }),
  text('filing_department', { ledger: { field: 'filingDepartment', headings: ['备案部门', '备案机关', '备案单位'] } }),
  ...PLACE_FIELDS,
  yesNo('has_video', {
    ledger: { field: 'hasVideo', headings: ['视频监控', '视频', '视频监控系统', '是否有视频监控'] },
  }),
  yesNo('has_gas_detection', {
    ledger: {
      field: 'hasGasDetection',
      headings: ['气体检测', '气体报警', '可燃有毒气体检测', '气体检测报警', '可燃有毒气体报警'],
    },
  }),
  yesNo('has_emergency_shutoff', {
    ledger: { field: 'hasEmergencyShutoff', headings: ['紧急切断', '紧急切断装置', '紧急切断系统'] },
  }),
  yesNo('has_personnel_location', {
    ledger: { field: 'hasPersonnelLocation', headings: ['人员定位', '人员定位系统', '人员定位模块'] },
  }),
  yesNo('has_special_work_module', {
    ledger: {
      field: 'hasSpecialWorkModule',
      headings: ['特殊作业', '特殊作业模块', '特殊作业管理', '特殊作业管理系统'],
    },
  }),
  yesNo('in_chem_park', {
    ledger: { field: 'inChemicalPark', headings: ['是否在化工园区', '化工园区', '是否位于化工园区', '是否入园'] },
  }),
  text('process', {
    ledger: { field: 'process', headings: ['重点监管工艺', '危险化工工艺', '重点监管危险化工工艺', '涉及工艺'] },
  }),
  text('assessor', { ledger: { field: 'assessor', headings: ['评估单位', '安全评估机构', '评估机构'] } }),
  day('assessed_on', { ledger: { field: 'assessedOn', headings: ['评估日期', '评估时间', '安全评估日期'] } }),
  text('principal_guarantor', {
    ledger: { field: 'principalGuarantor', headings: ['主要负责人', '包保主要负责人', '主要负责人（包保）'] },
  }),
  text('technical_guarantor', { ledger: { field: 'technicalGuarantor', headings: ['技术负责人', '包保技术负责人'] } }),
  text('operation_guarantor', { ledger: { field: 'operationGuarantor', headings: ['操作负责人', '包保操作负责人'] } }),
  number('s_value', { digits: 3, isDefined: true, editor: 'none' }),
  number('exposure_factor', { digits: 1, editor: 'none' }),
  day('valid_until'),
  choice('risk_level', ENUMERATIONS.riskLevel, { isDefined: true, showsUnknown: true }),
  day('risk_assessed_on', { showsUnknown: true }),
  text('code', { isSearched: true, limits: { longest: 60 } }),
  choice('sector_code', ENUMERATIONS.sector),
  yesNo('monitoring_online', { showsUnknown: true }),
] as const satisfies readonly FieldOf<'major_hazard_sources'>[];
