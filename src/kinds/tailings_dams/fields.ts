import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import { choice, day, number, text, yesNo, type FieldOf } from '../field-definition';
import { NAME_LIMITS, PLACE_FIELDS } from '../shared-fields';

/** Fields of a tailings dam (尾矿库). */
export const damFields = [
  text('name', {
    isSearched: true,
    limits: NAME_LIMITS,
    ledger: {
      field: 'name',
      headings: ['尾矿库名称', '库名', '尾矿库', '尾矿库名', '库区名称'],
      isRequired: true,
      isSignature: true,
    },
  }),
  text('code', {
    isSearched: true,
    limits: { longest: 60 },
    ledger: { field: 'code', headings: ['尾矿库编码', '尾矿库编号', '库编码'] },
  }),
  text('enterprise_name', {
    isDefined: true,
    showsUnknown: true,
    limits: { longest: 120 },
    ledger: {
      field: 'enterprise',
      headings: ['企业名称', '所属企业', '单位名称', '矿山企业名称', '所属单位', '运营单位', '管理单位'],
    },
  }),
  ...PLACE_FIELDS,
  choice('dam_class', ENUMERATIONS.damClass, {
    isDefined: true,
    showsUnknown: true,
    ledger: {
      field: 'damClass',
      headings: ['等别', '尾矿库等别', '库等别', '设计等别', '等级', '尾矿库等级'],
      isSignature: true,
    },
  }),
  number('design_volume_wan_m3', {
    unit: 'wanCubicMetre',
    digits: 2,
    limits: { isPositive: true },
    ledger: {
      field: 'designVolumeWanCubicMeters',
      headings: ['设计库容（万m³）', '设计库容', '总库容', '设计总库容', '全库容', '库容', '库容量'],
      read: { as: 'number', unit: 'WAN', isPositive: true },
      isSignature: true,
    },
  }),
  number('current_volume_wan_m3', {
    unit: 'wanCubicMetre',
    digits: 2,
    ledger: {
      field: 'currentVolumeWanCubicMeters',
      headings: ['现状库容', '已堆存量', '现有库容', '当前库容', '已用库容'],
      read: { as: 'number', unit: 'WAN' },
      isSignature: true,
    },
  }),
  number('design_height_m', {
    unit: 'metre',
    digits: 1,
    limits: { isPositive: true },
    ledger: {
      field: 'designHeightMeters',
      headings: ['设计坝高（m）', '设计坝高', '坝高', '总坝高', '设计总坝高', '最终坝高'],
      isSignature: true,
    },
  }),
  number('current_height_m', {
    unit: 'metre',
    digits: 1,
    ledger: { field: 'currentHeightMeters', headings: ['现状坝高', '当前坝高', '现有坝高'], isSignature: true },
  }),
  choice('dam_method', ENUMERATIONS.damMethod, {
    ledger: {
      field: 'damMethod',
      headings: ['筑坝方式', '筑坝方法', '筑坝工艺', '堆坝方式', '筑坝形式'],
      isSignature: true,
    },
  }),
  choice('storage', ENUMERATIONS.tailingsStorage, {
    ledger: { field: 'storage', headings: ['堆存方式', '尾矿堆存方式', '排放方式', '尾矿排放方式'], isSignature: true },
  }),
  choice('topography', ENUMERATIONS.damTopography, {
    ledger: {
      field: 'topography',
      headings: ['库型', '尾矿库类型', '库址类型', '尾矿库型式', '地形类型'],
      isSignature: true,
    },
  }),
  choice('run_status', ENUMERATIONS.runStatus, {
    ledger: {
      field: 'runStatus',
      headings: ['运行状况', '运行状态', '生产状态', '尾矿库状态', '使用状态', '目前状态', '现状', '运行情况'],
      isRequired: true,
      isSignature: true,
    },
  }),
  yesNo('is_overhead', {
    isDefined: true,
    showsUnknown: true,
    ledger: {
      field: 'isOverhead',
      headings: ['是否“头顶库”', '是否头顶库', '头顶库', '是否为头顶库', '是否属于头顶库'],
      isSignature: true,
    },
  }),
  number('households_1km', {
    unit: 'household',
    showsUnknown: true,
    limits: { isInteger: true },
    ledger: {
      field: 'households1km',
      headings: [
        '下游1公里居民（户）',
        '下游1公里居民',
        '下游1km居民户数',
        '下游1公里内居民户数',
        '下游一公里居民',
        '下游1公里居民户数',
        '下游居民户数',
        '下游1公里范围内居民',
        '下游1km居民',
      ],
      isSignature: true,
    },
  }),
  text('facilities_1km', {
    editor: 'longText',
    ledger: {
      field: 'facilities1km',
      headings: ['下游1公里重要设施', '下游重要设施', '下游1km重要设施'],
      isSignature: true,
    },
  }),
  choice('safety_degree', ENUMERATIONS.safetyDegree, {
    isDefined: true,
    ledger: {
      field: 'safetyDegree',
      headings: ['安全度', '尾矿库安全度', '安全度等级', '安全等级'],
      isSignature: true,
    },
  }),
  choice('risk_level', ENUMERATIONS.riskLevel, {
    isDefined: true,
    showsUnknown: true,
    ledger: { field: 'riskLevel', headings: ['风险等级', '风险级别', '安全风险等级'] },
  }),
  text('mineral', {
    ledger: { field: 'mineral', headings: ['矿种', '矿种类型', '主要矿种', '尾矿种类'], isSignature: true },
  }),
  text('licence_no', {
    ledger: { field: 'licenceNumber', headings: ['安全生产许可证', '安全生产许可证编号', '许可证号'] },
  }),
  day('licence_valid_to', {
    ledger: { field: 'licenceValidTo', headings: ['许可证有效期至', '许可证有效期', '安全生产许可证有效期'] },
  }),
  yesNo('online_monitoring', {
    showsUnknown: true,
    ledger: { field: 'onlineMonitoring', headings: ['在线监测', '是否有在线监测', '在线监测系统'] },
  }),
  text('guarantor', {
    ledger: {
      field: 'guarantor',
      headings: ['包保责任人', '包保领导', '县级包保责任人', '责任人', '包保人', '县级包保领导'],
    },
  }),
  text('guarantor_title', {
    ledger: { field: 'guarantorTitle', headings: ['职务', '包保责任人职务', '包保领导职务', '责任人职务'] },
  }),
  text('plan_no', { ledger: { field: 'planNumber', headings: ['一库一策', '一库一策编号', '一库一策方案'] } }),
  day('risk_assessed_on', { showsUnknown: true }),
  text('overhead_basis', { editor: 'longText' }),
  number('relocated_households', { unit: 'household', limits: { isInteger: true } }),
  number('relocation_total', { unit: 'household', limits: { isInteger: true } }),
] as const satisfies readonly FieldOf<'tailings_dams'>[];
