import { SHARED_COLUMNS } from '../ledger-columns';
import type { LedgerDefinition } from '../ledger-definition';
import {
  HAZARD_CATEGORY_LABELS,
  HAZARD_GRADE_LABELS,
  HAZARD_SOURCE_LABELS,
  HAZARD_STATUS_LABELS,
  SUPERVISION_LEVEL_LABELS,
} from '@/domain/enumeration-labels';
import { isHazardDay } from '@/domain/hazard-days';

const hazardNumber = /^ZMD-\d{8}-\d{4,7}$/;
const yuanPerWan = 10000;

/** 隐患台账. Money is kept in 万元 there and in yuan in the database. */
export const hazardLedger: LedgerDefinition = {
  titleWords: ['隐患'],
  columns: [
    {
      field: 'number',
      headings: ['隐患编号', '编号', '隐患编码', '隐患号', '台账编号'],
      read: { as: 'text', maximumLength: 60 },
      isRequired: true,
      isSignature: true,
    },
    {
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
      read: { as: 'text', minimumLength: 2, maximumLength: 120 },
      isRequired: true,
    },
    ...SHARED_COLUMNS,
    {
      field: 'sector',
      headings: ['行业领域', '所属行业', '行业', '行业类别', '所属行业领域', '行业（领域）', '领域'],
      read: { as: 'sector' },
      isRequired: true,
    },
    {
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
      read: { as: 'text', minimumLength: 2, maximumLength: 2000 },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'grade',
      headings: ['隐患等级', '隐患级别', '隐患类别（等级）', '隐患性质', '等级', '隐患分级'],
      read: { as: 'enumeration', labels: HAZARD_GRADE_LABELS },
      isRequired: true,
      isSignature: true,
    },
    {
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
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'category',
      headings: ['隐患类别', '类别', '隐患类型', '隐患分类'],
      read: { as: 'enumeration', labels: HAZARD_CATEGORY_LABELS },
    },
    {
      field: 'source',
      headings: ['来源', '隐患来源', '检查类型', '检查方式', '发现方式', '检查来源', '排查方式'],
      read: { as: 'enumeration', labels: HAZARD_SOURCE_LABELS },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'foundOn',
      headings: ['检查时间', '发现时间', '检查日期', '发现日期', '排查时间', '排查日期', '登记时间', '登记日期'],
      read: { as: 'date' },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'foundBy',
      headings: ['检查人', '检查人员', '发现人', '排查人', '排查人员', '检查人姓名'],
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'rectificationMeasure',
      headings: ['整改措施', '治理措施', '整改要求', '整改方案', '整改内容', '防范措施'],
      read: { as: 'text', maximumLength: 2000 },
      isSignature: true,
    },
    {
      field: 'rectificationPerson',
      headings: ['整改责任人', '整改负责人', '责任人', '整改人', '治理责任人'],
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'rectificationFundWan',
      headings: ['整改资金（万元）', '整改资金', '治理资金', '投入资金', '整改投入', '落实资金'],
      read: { as: 'number', unit: 'WAN' },
      isSignature: true,
    },
    {
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
      read: { as: 'date' },
      isSignature: true,
    },
    {
      field: 'status',
      headings: ['整改状态', '整改情况', '状态', '整改进度', '治理状态', '当前状态', '整改进展'],
      read: { as: 'enumeration', labels: HAZARD_STATUS_LABELS },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'reviewedBy',
      headings: ['复查人', '复查人员', '验收人', '复查验收人'],
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'closedOn',
      headings: ['销号时间', '销号日期', '闭环时间', '完成销号时间', '闭环日期'],
      read: { as: 'date' },
      isSignature: true,
    },
    {
      field: 'listedLevel',
      headings: ['挂牌督办', '挂牌级别', '督办级别', '挂牌督办级别', '挂牌督办情况'],
      read: { as: 'enumeration', labels: { ...SUPERVISION_LEVEL_LABELS, NONE: ['无', '否', '未挂牌', '不挂牌'] } },
      isSignature: true,
    },
    {
      field: 'orderNumber',
      headings: ['整改指令书文号', '指令书文号', '整改通知书编号', '文书编号', '整改指令书编号'],
      read: { as: 'text' },
    },
  ],
  key: { field: 'number', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: false,
  check(row, report) {
    const { number, grade, criterion, status, foundOn, dueOn, closedOn } = row.fields;
    if (typeof number === 'string' && !hazardNumber.test(number))
      report('error', 'HAZARD_NUMBER_FORMAT', 'number', { value: number });
    for (const field of ['foundOn', 'dueOn', 'closedOn'] as const) {
      const day = row.fields[field];
      if (typeof day === 'string' && !isHazardDay(day)) report('error', 'DAY_OUT_OF_RANGE', field, { value: day });
    }
    const needsCriterion = grade === 'MAJOR' && status !== 'PENDING_VERIFY' && status !== 'REJECTED';
    if (needsCriterion && (criterion ?? null) === null) report('error', 'MAJOR_WITHOUT_CRITERION', 'criterion');
    if (typeof foundOn === 'string' && typeof dueOn === 'string' && dueOn < foundOn)
      report('error', 'DUE_BEFORE_FOUND', 'dueOn', { foundOn, dueOn });
    if (status === 'CLOSED' && (closedOn ?? null) === null && !row.faulty.has('closedOn'))
      report('error', 'CLOSED_WITHOUT_DATE', 'closedOn');
    if (typeof foundOn === 'string' && typeof closedOn === 'string' && closedOn < foundOn)
      report('error', 'CLOSED_BEFORE_FOUND', 'closedOn', { foundOn, closedOn });
  },
  toRecord({ fields }) {
    const { rectificationFundWan: fund, listedLevel } = fields;
    return {
      no: fields.number,
      object_name: fields.name,
      sector_code: Array.isArray(fields.sector) ? (fields.sector as string[])[0] : null,
      description: fields.description,
      hazard_grade: fields.grade,
      criterion_text: fields.criterion,
      category: fields.category,
      source: fields.source,
      found_on: fields.foundOn,
      found_by: fields.foundBy,
      rect_measure: fields.rectificationMeasure,
      rect_person: fields.rectificationPerson,
      rect_fund_cny: typeof fund === 'number' ? Math.round(fund * yuanPerWan * 100) / 100 : null,
      due_date: fields.dueOn,
      status: fields.status,
      reviewed_by: fields.reviewedBy,
      closed_on: fields.closedOn,
      order_no: fields.orderNumber,
      listed_level: listedLevel === 'NONE' ? null : listedLevel,
    };
  },
};
