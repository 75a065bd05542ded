import { keyOfValue, type TranslationKey } from '@/domain/translation-key';
import { CREDIT_CODE_HEADINGS, SHARED_COLUMNS } from '../ledger-columns';
import type { LedgerDefinition, LedgerRow } from '../ledger-definition';
import { isCasNumber } from '@/domain/cas-number';
import { SOURCE_GRADE_LABELS, SOURCE_UNIT_LABELS } from '@/domain/enumeration-labels';
import { assessSource, chemicalsByCas, type SourceAssessment } from '@/domain/gb18218';
import type { ListedChemical } from '@/domain/gb18218-table';
import { compactText } from '@/lib/text/normalise';

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
export const majorHazardSourceLedger: LedgerDefinition = {
  titleWords: ['重大危险源'],
  columns: [
    {
      field: 'enterprise',
      headings: ['企业名称', '单位名称', '所属企业', '公司名称', '企业全称', '所属单位', '危险化学品单位名称'],
      read: { as: 'text', maximumLength: 120 },
    },
    { field: 'creditCode', headings: CREDIT_CODE_HEADINGS, read: { as: 'creditCode' } },
    {
      field: 'name',
      headings: ['危险源名称', '重大危险源名称', '单元名称', '重大危险源单元名称', '危险源单元名称', '重大危险源'],
      read: { as: 'text', minimumLength: 2, maximumLength: 120 },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'unitKind',
      headings: ['单元类型', '单元类别', '危险源类型', '重大危险源类型', '生产/储存单元', '单元性质', '类型'],
      read: { as: 'enumeration', labels: SOURCE_UNIT_LABELS },
      isSignature: true,
    },
    {
      field: 'chemical',
      headings: [
        '危险化学品名称',
        '化学品名称',
        '物质名称',
        '危险物质名称',
        '主要危险化学品',
        '涉及危险化学品',
        '介质',
        '品名',
      ],
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'cas',
      headings: ['CAS号', 'CAS', 'CAS编号', 'CAS登记号', 'CASNo'],
      read: { as: 'text', maximumLength: 40 },
      isSignature: true,
    },
    {
      field: 'designMaximumTonnes',
      headings: [
        '设计最大量（t）',
        '设计最大量',
        '最大储量',
        '设计最大储量',
        '最大存量',
        '设计最大存量',
        '储存量',
        '最大储存量',
        '设计储量',
        '最大量',
        '最大设计储量',
        '设计最大量（吨）',
      ],
      read: { as: 'number' },
      isSignature: true,
    },
    {
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
      read: { as: 'number', isInteger: true },
      isSignature: true,
    },
    {
      field: 'rValue',
      headings: ['R值', 'R', '分级指标R', '分级指标', '重大危险源R值'],
      read: { as: 'number' },
      isSignature: true,
    },
    {
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
      read: { as: 'enumeration', labels: SOURCE_GRADE_LABELS },
      isSignature: true,
    },
    {
      field: 'filingNumber',
      headings: ['备案编号', '备案号', '备案证编号', '备案登记编号', '备案登记号'],
      read: { as: 'text', maximumLength: 60 },
      isSignature: true,
    },
    { field: 'filingOn', headings: ['备案日期', '备案时间', '备案登记日期'], read: { as: 'date' }, isSignature: true },
    { field: 'filingDepartment', headings: ['备案部门', '备案机关', '备案单位'], read: { as: 'text' } },
    ...SHARED_COLUMNS,
    { field: 'hasVideo', headings: ['视频监控', '视频', '视频监控系统', '是否有视频监控'], read: { as: 'yesNo' } },
    {
      field: 'hasGasDetection',
      headings: ['气体检测', '气体报警', '可燃有毒气体检测', '气体检测报警', '可燃有毒气体报警'],
      read: { as: 'yesNo' },
    },
    { field: 'hasEmergencyShutoff', headings: ['紧急切断', '紧急切断装置', '紧急切断系统'], read: { as: 'yesNo' } },
    { field: 'hasPersonnelLocation', headings: ['人员定位', '人员定位系统', '人员定位模块'], read: { as: 'yesNo' } },
    {
      field: 'hasSpecialWorkModule',
      headings: ['特殊作业', '特殊作业模块', '特殊作业管理', '特殊作业管理系统'],
      read: { as: 'yesNo' },
    },
    {
      field: 'inChemicalPark',
      headings: ['是否在化工园区', '化工园区', '是否位于化工园区', '是否入园'],
      read: { as: 'yesNo' },
    },
    {
      field: 'process',
      headings: ['重点监管工艺', '危险化工工艺', '重点监管危险化工工艺', '涉及工艺'],
      read: { as: 'text' },
    },
    { field: 'assessor', headings: ['评估单位', '安全评估机构', '评估机构'], read: { as: 'text' } },
    { field: 'assessedOn', headings: ['评估日期', '评估时间', '安全评估日期'], read: { as: 'date' } },
    {
      field: 'principalGuarantor',
      headings: ['主要负责人', '包保主要负责人', '主要负责人（包保）'],
      read: { as: 'text' },
    },
    { field: 'technicalGuarantor', headings: ['技术负责人', '包保技术负责人'], read: { as: 'text' } },
    { field: 'operationGuarantor', headings: ['操作负责人', '包保操作负责人'], read: { as: 'text' } },
  ],
  key: { field: 'filingNumber', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: true,
  check(row, report) {
    const { grade, population500m } = row.fields;
    if (typeof row.fields.cas === 'string') row.fields.cas = compactText(row.fields.cas);
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
  toRecord(row) {
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
      name: fields.name,
      enterprise_name: fields.enterprise,
      uscc: fields.creditCode,
      unit_kind: fields.unitKind,
      population_500m: fields.population500m,
      exposure_factor: assessment?.alpha,
      s_value: assessment?.s,
      r_value: assessment?.r,
      grade: fields.grade,
      filing_no: fields.filingNumber,
      filing_on: fields.filingOn,
      filing_department: fields.filingDepartment,
      has_video: fields.hasVideo,
      has_gas_detection: fields.hasGasDetection,
      has_emergency_shutoff: fields.hasEmergencyShutoff,
      has_personnel_location: fields.hasPersonnelLocation,
      has_special_work_module: fields.hasSpecialWorkModule,
      in_chem_park: fields.inChemicalPark,
      process: fields.process,
      assessor: fields.assessor,
      assessed_on: fields.assessedOn,
      principal_guarantor: fields.principalGuarantor,
      technical_guarantor: fields.technicalGuarantor,
      operation_guarantor: fields.operationGuarantor,
      chemicals: chemical.name === '' ? [] : [chemical],
      extra: fields.rValue === null || fields.rValue === undefined ? {} : { 申报R值: String(fields.rValue) },
    };
  },
};
