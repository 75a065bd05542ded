import { ENUMERATIONS } from '@/domain/enumeration-definitions';
import { choice, day, number, text, yesNo, type FieldOf } from '../field-definition';
import { CREDIT_CODE_FIELD, NAME_LIMITS, personLedger, PLACE_FIELDS, sectorLedger } from '../shared-fields';

const responsible = ['消防安全责任人', '消防责任人'];
const manager = ['消防安全管理人', '消防管理人'];

/** Fields of a fire key unit (消防安全重点单位). */
export const fireUnitFields = [
  text('name', {
    isSearched: true,
    limits: NAME_LIMITS,
    ledger: {
      field: 'name',
      headings: [
        '单位名称',
        '重点单位名称',
        '消防安全重点单位名称',
        '消防安全重点单位',
        '名称',
        '场所名称',
        '企业名称',
      ],
      isRequired: true,
    },
  }),
  { ...CREDIT_CODE_FIELD, isSearched: true },
  ...PLACE_FIELDS,
  choice('category', ENUMERATIONS.fireCategory, {
    ledger: {
      field: 'category',
      headings: ['类别', '单位类别', '单位类型', '重点单位类别', '场所类型', '单位性质', '重点单位类型'],
      isRequired: true,
    },
  }),
  choice('level', ENUMERATIONS.fireUnitLevel, {
    isDefined: true,
    showsUnknown: true,
    ledger: { field: 'level', headings: ['级别', '单位级别', '重点单位级别', '消防安全级别'] },
  }),
  number('floor_area_m2', {
    unit: 'squareMetre',
    ledger: {
      field: 'floorAreaSquareMeters',
      headings: ['建筑面积（㎡）', '建筑面积', '面积', '总建筑面积', '建筑总面积', '营业面积'],
      isSignature: true,
    },
  }),
  number('height_m', {
    unit: 'metre',
    digits: 1,
    ledger: { field: 'heightMeters', headings: ['建筑高度', '高度', '建筑高度（m）'], isSignature: true },
  }),
  number('storeys', {
    unit: 'storey',
    limits: { isInteger: true, isPositive: true },
    ledger: { field: 'storeys', headings: ['层数', '建筑层数', '楼层数', '地上层数'], isSignature: true },
  }),
  number('capacity', {
    unit: 'person',
    limits: { isInteger: true },
    ledger: { field: 'capacity', headings: ['容纳人数', '最大容纳人数', '额定人数'] },
  }),
  choice('risk_level', ENUMERATIONS.riskLevel, {
    isDefined: true,
    showsUnknown: true,
    ledger: { field: 'riskLevel', headings: ['风险等级', '风险级别', '火灾风险等级'] },
  }),
  choice('sector_code', ENUMERATIONS.sector, { ledger: sectorLedger(['行业领域', '所属行业', '行业']) }),
  text('fire_safety_responsible', {
    ledger: personLedger('fireResponsible', 'FIRE_RESPONSIBLE', responsible, { isSignature: true }),
  }),
  text('fire_safety_manager', {
    ledger: personLedger('fireManager', 'FIRE_MANAGER', manager, { isSignature: true }),
  }),
  yesNo('has_control_room', {
    ledger: { field: 'hasControlRoom', headings: ['消防控制室', '是否有消防控制室', '消控室'], isSignature: true },
  }),
  yesNo('online_monitored', {
    showsUnknown: true,
    ledger: { field: 'onlineMonitored', headings: ['联网监测', '是否联网监测', '消防远程监控', '在线监测'] },
  }),
  day('entered_on', {
    isDefined: true,
    ledger: { field: 'enteredOn', headings: ['列入日期', '确定日期', '列管日期', '认定日期'] },
  }),
  text('subtype'),
  day('risk_assessed_on', { showsUnknown: true }),
  number('team_filled', { unit: 'person', isDefined: true, editor: 'none' }),
] as const satisfies readonly FieldOf<'fire_key_units'>[];
