import { keyOfValue, type TranslationKey } from '@/domain/translation-key';
import { SHARED_COLUMNS } from '../ledger-columns';
import type { LedgerDefinition } from '../ledger-definition';
import { damClassOf } from '@/domain/dam-class';
import {
  DAM_CLASS_LABELS,
  DAM_METHOD_LABELS,
  DAM_TOPOGRAPHY_LABELS,
  RISK_LEVEL_LABELS,
  RUN_STATUS_LABELS,
  SAFETY_DEGREE_LABELS,
  TAILINGS_STORAGE_LABELS,
} from '@/domain/enumeration-labels';

const numberOrNull = (value: unknown) => (typeof value === 'number' ? value : null);

/** 尾矿库台账. */
export const tailingsDamLedger: LedgerDefinition = {
  titleWords: ['尾矿库'],
  columns: [
    {
      field: 'name',
      headings: ['尾矿库名称', '库名', '尾矿库', '尾矿库名', '库区名称'],
      read: { as: 'text', minimumLength: 2, maximumLength: 120 },
      isRequired: true,
      isSignature: true,
    },
    { field: 'code', headings: ['尾矿库编码', '尾矿库编号', '库编码'], read: { as: 'text', maximumLength: 60 } },
    {
      field: 'enterprise',
      headings: ['企业名称', '所属企业', '单位名称', '矿山企业名称', '所属单位', '运营单位', '管理单位'],
      read: { as: 'text', maximumLength: 120 },
    },
    ...SHARED_COLUMNS,
    {
      field: 'damClass',
      headings: ['等别', '尾矿库等别', '库等别', '设计等别', '等级', '尾矿库等级'],
      read: { as: 'enumeration', labels: DAM_CLASS_LABELS },
      isSignature: true,
    },
    {
      field: 'designVolumeWanCubicMeters',
      headings: ['设计库容（万m³）', '设计库容', '总库容', '设计总库容', '全库容', '库容', '库容量'],
      read: { as: 'number', unit: 'WAN', isPositive: true },
      isSignature: true,
    },
    {
      field: 'currentVolumeWanCubicMeters',
      headings: ['现状库容', '已堆存量', '现有库容', '当前库容', '已用库容'],
      read: { as: 'number', unit: 'WAN' },
      isSignature: true,
    },
    {
      field: 'designHeightMeters',
      headings: ['设计坝高（m）', '设计坝高', '坝高', '总坝高', '设计总坝高', '最终坝高'],
      read: { as: 'number', isPositive: true },
      isSignature: true,
    },
    {
      field: 'currentHeightMeters',
      headings: ['现状坝高', '当前坝高', '现有坝高'],
      read: { as: 'number' },
      isSignature: true,
    },
    {
      field: 'damMethod',
      headings: ['筑坝方式', '筑坝方法', '筑坝工艺', '堆坝方式', '筑坝形式'],
      read: { as: 'enumeration', labels: DAM_METHOD_LABELS },
      isSignature: true,
    },
    {
      field: 'storage',
      headings: ['堆存方式', '尾矿堆存方式', '排放方式', '尾矿排放方式'],
      read: { as: 'enumeration', labels: TAILINGS_STORAGE_LABELS },
      isSignature: true,
    },
    {
      field: 'topography',
      headings: ['库型', '尾矿库类型', '库址类型', '尾矿库型式', '地形类型'],
      read: { as: 'enumeration', labels: DAM_TOPOGRAPHY_LABELS },
      isSignature: true,
    },
    {
      field: 'runStatus',
      headings: ['运行状况', '运行状态', '生产状态', '尾矿库状态', '使用状态', '目前状态', '现状', '运行情况'],
      read: { as: 'enumeration', labels: RUN_STATUS_LABELS },
      isRequired: true,
      isSignature: true,
    },
    {
      field: 'isOverhead',
      headings: ['是否“头顶库”', '是否头顶库', '头顶库', '是否为头顶库', '是否属于头顶库'],
      read: { as: 'yesNo' },
      isSignature: true,
    },
    {
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
      read: { as: 'number', isInteger: true },
      isSignature: true,
    },
    {
      field: 'facilities1km',
      headings: ['下游1公里重要设施', '下游重要设施', '下游1km重要设施'],
      read: { as: 'text' },
      isSignature: true,
    },
    {
      field: 'safetyDegree',
      headings: ['安全度', '尾矿库安全度', '安全度等级', '安全等级'],
      read: { as: 'enumeration', labels: SAFETY_DEGREE_LABELS },
      isSignature: true,
    },
    {
      field: 'riskLevel',
      headings: ['风险等级', '风险级别', '安全风险等级'],
      read: { as: 'enumeration', labels: RISK_LEVEL_LABELS },
    },
    {
      field: 'mineral',
      headings: ['矿种', '矿种类型', '主要矿种', '尾矿种类'],
      read: { as: 'text' },
      isSignature: true,
    },
    { field: 'licenceNumber', headings: ['安全生产许可证', '安全生产许可证编号', '许可证号'], read: { as: 'text' } },
    {
      field: 'licenceValidTo',
      headings: ['许可证有效期至', '许可证有效期', '安全生产许可证有效期'],
      read: { as: 'date' },
    },
    { field: 'onlineMonitoring', headings: ['在线监测', '是否有在线监测', '在线监测系统'], read: { as: 'yesNo' } },
    {
      field: 'guarantor',
      headings: ['包保责任人', '包保领导', '县级包保责任人', '责任人', '包保人', '县级包保领导'],
      read: { as: 'text' },
    },
    {
      field: 'guarantorTitle',
      headings: ['职务', '包保责任人职务', '包保领导职务', '责任人职务'],
      read: { as: 'text' },
    },
    { field: 'planNumber', headings: ['一库一策', '一库一策编号', '一库一策方案'], read: { as: 'text' } },
  ],
  key: { field: 'code', code: 'DUPLICATE_NUMBER' },
  comparesPlaces: true,
  check(row, report) {
    const { damClass, isOverhead, households1km } = row.fields;
    const [volume, height] = [
      numberOrNull(row.fields.designVolumeWanCubicMeters),
      numberOrNull(row.fields.designHeightMeters),
    ];
    const computed = damClassOf(volume, height);
    if (typeof damClass === 'string' && computed !== null && computed !== damClass) {
      report('warning', 'CLASS_DISAGREES_WITH_SIZE', 'damClass', {
        declared: keyOfValue('enums:damClass', damClass),
        computed: `enums:damClass.${computed}` satisfies TranslationKey,
        volume: volume!,
        height: height!,
      });
    }
    if (
      isOverhead !== true &&
      typeof households1km === 'number' &&
      households1km > 0 &&
      !row.faulty.has('isOverhead')
    ) {
      report('warning', 'OVERHEAD_FLAG_CONFLICT', 'isOverhead', { households: households1km });
    }
  },
  toRecord({ fields }) {
    return {
      name: fields.name,
      code: fields.code,
      enterprise_name: fields.enterprise,
      dam_class: fields.damClass,
      design_volume_wan_m3: fields.designVolumeWanCubicMeters,
      current_volume_wan_m3: fields.currentVolumeWanCubicMeters,
      design_height_m: fields.designHeightMeters,
      current_height_m: fields.currentHeightMeters,
      dam_method: fields.damMethod,
      storage: fields.storage,
      topography: fields.topography,
      run_status: fields.runStatus,
      is_overhead: fields.isOverhead,
      households_1km: fields.households1km,
      facilities_1km: fields.facilities1km,
      safety_degree: fields.safetyDegree,
      risk_level: fields.riskLevel,
      mineral: fields.mineral,
      licence_no: fields.licenceNumber,
      licence_valid_to: fields.licenceValidTo,
      online_monitoring: fields.onlineMonitoring,
      guarantor: fields.guarantor,
      guarantor_title: fields.guarantorTitle,
      plan_no: fields.planNumber,
    };
  },
};
