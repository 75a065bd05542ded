import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import { isHazardDay } from '@/domain/hazard-days';
import { choice, day, number, text, yesNo, type FieldCheck, type FieldOf } from '../field-definition';
import { NAME_LIMITS, PLACE_FIELDS, sectorLedger } from '../shared-fields';

const hazardNumber = /^ZMD-\d{8}-\d{4,7}$/;
const yuanPerWan = 10000;

const NUMBER_CHECK: FieldCheck = {
  code: 'HAZARD_NUMBER_FORMAT',
  severity: 'error',
  holds: (number) => hazardNumber.test(number),
};
const DAY_CHECK: FieldCheck = { code: 'DAY_OUT_OF_RANGE', severity: 'error', holds: isHazardDay };

/** Fields of a hazard (事故隐患). Money is kept in 万元 in ledgers and in yuan here. */
export const hazardFields = [
  text('no', {
    isSearched: true,
    limits: { longest: 60 },
    checks: [NUMBER_CHECK],
    ledger: {
      field: 'number',
      headings: ['隐患编号', '编号', '隐患编码', '隐患号', '台账编号'],
      isRequired: true,
      isSignature: true,
    },
  }),
  text('object_name', {
    isSearched: true,
    limits: NAME_LIMITS,
    ledger: {
      field: 'name',
      headings: [
        '单位名称',
        '企业名称',
        '被检查单位',
        '受检单位',
        '隐患单位',
        '责任单位',
        '被检查单位名称',
        '检查对象',
        '存在隐患单位',
        '隐患所在单位',
      ],
      isRequired: true,
    },
  }),
  ...PLACE_FIELDS,
  choice('sector_code', ENUMERATIONS.sector, {
    ledger: sectorLedger(['行业领域', '所属行业', '行业', '行业类别', '所属行业领域', '行业（领域）', '领域'], true),
  }),
  text('description', {
    isSearched: true,
    limits: { shortest: 2, longest: 2000 },
    editor: 'longText',
    ledger: {
      field: 'description',
      headings: [
        '隐患描述',
        '隐患内容',
        '存在问题',
        '问题描述',
        '隐患情况',
        '问题隐患',
        '存在隐患',
        '主要问题',
        '隐患问题',
        '隐患具体内容',
        '存在的问题隐患',
      ],
      isRequired: true,
      isSignature: true,
    },
  }),
  choice('hazard_grade', ENUMERATIONS.hazardGrade, {
    isDefined: true,
    ledger: {
      field: 'grade',
      headings: ['隐患等级', '隐患级别', '隐患类别（等级）', '隐患性质', '等级', '隐患分级'],
      isRequired: true,
      isSignature: true,
    },
  }),
  text('criterion_text', {
    editor: 'longText',
    ledger: {
      field: 'criterion',
      headings: [
        '判定标准条款',
        '判定标准',
        '判定依据',
        '重大隐患判定标准',
        '判定条款',
        '重大事故隐患判定标准',
        '依据条款',
      ],
      isSignature: true,
    },
  }),
  choice('category', ENUMERATIONS.hazardCategory, {
    ledger: { field: 'category', headings: ['隐患类别', '类别', '隐患类型', '隐患分类'] },
  }),
  choice('source', ENUMERATIONS.hazardSource, {
    ledger: {
      field: 'source',
      headings: ['来源', '隐患来源', '检查类型', '检查方式', '发现方式', '检查来源', '排查方式'],
      isRequired: true,
      isSignature: true,
    },
  }),
  day('found_on', {
    checks: [DAY_CHECK],
    ledger: {
      field: 'foundOn',
      headings: ['检查时间', '发现时间', '检查日期', '发现日期', '排查时间', '排查日期', '登记时间', '登记日期'],
      isRequired: true,
      isSignature: true,
    },
  }),
  text('found_by', {
    ledger: {
      field: 'foundBy',
      headings: ['检查人', '检查人员', '发现人', '排查人', '排查人员', '检查人姓名'],
      isSignature: true,
    },
  }),
  text('rect_measure', {
    limits: { longest: 2000 },
    editor: 'longText',
    ledger: {
      field: 'rectificationMeasure',
      headings: ['整改措施', '治理措施', '整改要求', '整改方案', '整改内容', '防范措施'],
      isSignature: true,
    },
  }),
  text('rect_person', {
    ledger: {
      field: 'rectificationPerson',
      headings: ['整改责任人', '整改负责人', '责任人', '整改人', '治理责任人'],
      isSignature: true,
    },
  }),
  number('rect_fund_cny', {
    unit: 'yuan',
    ledger: {
      field: 'rectificationFundWan',
      headings: ['整改资金（万元）', '整改资金', '治理资金', '投入资金', '整改投入', '落实资金'],
      read: { as: 'number', unit: 'WAN' },
      isSignature: true,
      toColumns: (fund) => ({
        rect_fund_cny: typeof fund === 'number' ? Math.round(fund * yuanPerWan * 100) / 100 : null,
      }),
    },
  }),
  day('due_date', {
    isDefined: true,
    showsUnknown: true,
    checks: [DAY_CHECK],
    ledger: {
      field: 'dueOn',
      headings: [
        '整改期限',
        '整改时限',
        '整改截止日期',
        '计划完成时间',
        '整改完成期限',
        '限期整改时间',
        '要求完成时间',
        '整改到期日',
        '整改截止时间',
        '整改限期',
      ],
      isSignature: true,
    },
  }),
  // A status moves by steps (流转), never by typing.
  choice('status', ENUMERATIONS.hazardStatus, {
    isDefined: true,
    editor: 'none',
    ledger: {
      field: 'status',
      headings: ['整改状态', '整改情况', '状态', '整改进度', '治理状态', '当前状态', '整改进展'],
      isRequired: true,
      isSignature: true,
    },
  }),
  text('reviewed_by', {
    ledger: { field: 'reviewedBy', headings: ['复查人', '复查人员', '验收人', '复查验收人'], isSignature: true },
  }),
  day('closed_on', {
    editor: 'none',
    checks: [DAY_CHECK],
    ledger: {
      field: 'closedOn',
      headings: ['销号时间', '销号日期', '闭环时间', '完成销号时间', '闭环日期'],
      isSignature: true,
    },
  }),
  choice('listed_level', ENUMERATIONS.supervisionLevel, {
    editor: 'none',
    ledger: {
      field: 'listedLevel',
      headings: ['挂牌督办', '挂牌级别', '督办级别', '挂牌督办级别', '挂牌督办情况'],
      read: {
        as: 'enumeration',
        labels: { ...ENUMERATIONS.supervisionLevel.written, NONE: ['无', '否', '未挂牌', '不挂牌'] },
      },
      isSignature: true,
      toColumns: (level) => ({ listed_level: level === 'NONE' ? null : level }),
    },
  }),
  text('order_no', {
    ledger: {
      field: 'orderNumber',
      headings: ['整改指令书文号', '指令书文号', '整改通知书编号', '文书编号', '整改指令书编号'],
    },
  }),
  text('title', { isSearched: true, limits: { longest: 120 } }),
  day('original_due_date', { editor: 'none' }),
  yesNo('is_suspended', { editor: 'none' }),
  number('relapse_count', { unit: 'time', editor: 'none' }),
  number('review_round', { unit: 'time', isDefined: true, editor: 'none' }),
  text('accident_type'),
  text('campaign'),
  text('rect_plan_file'),
  text('control_measures', { editor: 'longText' }),
  text('supervising_person'),
  text('closed_by', { editor: 'none' }),
] as const satisfies readonly FieldOf<'hazards'>[];
