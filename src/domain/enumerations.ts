/**
 * Every closed list of values in the field, spelled as the database's enum types spell them.
 *
 * The seven graded scales are separate on purpose: 重大 is the worst risk level but the
 * second-worst accident grade, and 一级/一等 is the gravest source or dam, not the safest.
 * Never share one list between scales. Order is high to low (worst first), and the packed
 * snapshot's code of a value is its position here plus one; zero means "not assessed / none".
 */

/** 风险等级: the national four colours, 重大 红 · 较大 橙 · 一般 黄 · 低 蓝. Null in data = 未评估. */
export const RISK_LEVELS = ['MAJOR', 'CONSIDERABLE', 'GENERAL', 'LOW'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** 隐患等级: two only; a hazard is never four-coloured. */
export const HAZARD_GRADES = ['MAJOR', 'GENERAL'] as const;
export type HazardGrade = (typeof HAZARD_GRADES)[number];

/** 重大危险源级别, GB 18218-2018: 一级 is the gravest. */
export const SOURCE_GRADES = ['GRADE_1', 'GRADE_2', 'GRADE_3', 'GRADE_4'] as const;
export type SourceGrade = (typeof SOURCE_GRADES)[number];

/** 尾矿库等别, GB 39496-2020: 一等 is the largest. */
export const DAM_CLASSES = ['CLASS_1', 'CLASS_2', 'CLASS_3', 'CLASS_4', 'CLASS_5'] as const;
export type DamClass = (typeof DAM_CLASSES)[number];

/** 消防安全重点单位级别 (Henan, after 2024): 一级 is the gravest. */
export const FIRE_UNIT_LEVELS = ['LEVEL_1', 'LEVEL_2', 'LEVEL_3'] as const;
export type FireUnitLevel = (typeof FIRE_UNIT_LEVELS)[number];

/** 挂牌督办级别. */
export const SUPERVISION_LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;
export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];

/** 事故等级, 国务院令493号: 特别重大 · 重大 · 较大 · 一般. */
export const ACCIDENT_GRADES = ['EXTRAORDINARY', 'MAJOR', 'CONSIDERABLE', 'GENERAL'] as const;
export type AccidentGrade = (typeof ACCIDENT_GRADES)[number];

/** 预警级别: blue is the lowest alarm, not "safe". */
export const WARNING_LEVELS = ['RED', 'ORANGE', 'YELLOW', 'BLUE', 'NORMAL'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** 风险评估方法. */
export const RISK_METHODS = ['LEC', 'LS', 'RISK_MATRIX', 'EXPERT'] as const;
export type RiskMethod = (typeof RISK_METHODS)[number];

/**
 * 整改状态: the states of a hazard, in the order of its life. Overdue (逾期) is computed, never
 * a state; listed supervision, suspension, extension and look-back are side records.
 */
export const HAZARD_STATUSES = [
  'PENDING_VERIFY',
  'REJECTED',
  'REGISTERED',
  'ORDERED',
  'RECTIFYING',
  'REVIEW_PENDING',
  'CLOSE_APPROVAL',
  'CLOSED',
  'REOPENED',
] as const;
export type HazardStatus = (typeof HAZARD_STATUSES)[number];

/** 隐患来源: who or what found it. */
export const HAZARD_SOURCES = [
  'SELF_CHECK',
  'DEPARTMENT_CHECK',
  'SUPERVISION_GROUP',
  'UNANNOUNCED_CHECK',
  'PUBLIC_REPORT',
  'EXPERT_CHECK',
  'SUPERIOR_ASSIGNED',
  'JOINT_CHECK',
  'CROSS_CHECK',
  'LOOKBACK',
  'MONITORING',
] as const;
export type HazardSource = (typeof HAZARD_SOURCES)[number];

/** 隐患类别: 人 · 机 · 环 · 管. */
export const HAZARD_CATEGORIES = ['PERSON', 'MACHINE', 'ENVIRONMENT', 'MANAGEMENT'] as const;
export type HazardCategory = (typeof HAZARD_CATEGORIES)[number];

/** 企业状态: 在营 · 停产 · 关闭 · 吊销. */
export const ENTERPRISE_STATUSES = ['OPERATING', 'SUSPENDED', 'CLOSED', 'REVOKED'] as const;
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];

/** 企业规模: 大型 · 中型 · 小型 · 微型. */
export const ENTERPRISE_SCALES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'] as const;
export type EnterpriseScale = (typeof ENTERPRISE_SCALES)[number];

/** 安全生产标准化等级. */
export const STANDARDIZATION_GRADES = ['GRADE_1', 'GRADE_2', 'GRADE_3'] as const;
export type StandardizationGrade = (typeof STANDARDIZATION_GRADES)[number];

/** 重大危险源单元类型: 生产单元 · 储存单元. */
export const SOURCE_UNIT_KINDS = ['PRODUCTION', 'STORAGE'] as const;
export type SourceUnitKind = (typeof SOURCE_UNIT_KINDS)[number];

/** 筑坝方式: 上游式 · 中线式 · 下游式 · 一次性筑坝. */
export const DAM_METHODS = ['UPSTREAM', 'CENTERLINE', 'DOWNSTREAM', 'ONE_STEP'] as const;
export type DamMethod = (typeof DAM_METHODS)[number];

/** 堆存方式: 湿式 · 干式. */
export const TAILINGS_STORAGES = ['WET', 'DRY'] as const;
export type TailingsStorage = (typeof TAILINGS_STORAGES)[number];

/** 库型: 山谷型 · 傍山型 · 河谷型 · 平地型. */
export const DAM_TOPOGRAPHIES = ['VALLEY', 'HILLSIDE', 'RIVER_VALLEY', 'FLAT'] as const;
export type DamTopography = (typeof DAM_TOPOGRAPHIES)[number];

/** 尾矿库运行状况: 在建 · 停建 · 在用 · 停用 · 正在闭库 · 已闭库 · 已销号 (terminal) · 回采. */
export const RUN_STATUSES = [
  'UNDER_CONSTRUCTION',
  'CONSTRUCTION_STOPPED',
  'IN_USE',
  'OUT_OF_USE',
  'CLOSING',
  'CLOSED',
  'DEREGISTERED',
  'RE_MINING',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** 尾矿库安全度 (deleted from GB 39496-2020; legacy ledgers only): 危库 · 险库 · 病库 · 正常库. */
export const SAFETY_DEGREES = ['CRITICAL', 'DANGEROUS', 'DEFECTIVE', 'NORMAL'] as const;
export type SafetyDegree = (typeof SAFETY_DEGREES)[number];

/** 消防安全重点单位类别 (61号令 art. 13), F01–F11. */
export const FIRE_CATEGORIES = ['F01', 'F02', 'F03', 'F04', 'F05', 'F06', 'F07', 'F08', 'F09', 'F10', 'F11'] as const;
export type FireCategory = (typeof FIRE_CATEGORIES)[number];

/** 行业领域: the plan's seventeen key fields K01–K17, and the others. */
export const SECTORS = [
  'K01',
  'K02',
  'K03',
  'K04',
  'K05',
  'K06',
  'K07',
  'K08',
  'K09',
  'K10',
  'K11',
  'K12',
  'K13',
  'K14',
  'K15',
  'K16',
  'K17',
  'X01',
  'X02',
  'X03',
  'X04',
  'X05',
  'X06',
  'X07',
  'X08',
  'X09',
  'X10',
  'X11',
  'X99',
] as const;
export type Sector = (typeof SECTORS)[number];

/** Coordinate system a place was given in; all are stored as CGCS2000 (EPSG:4490). */
export const COORDINATE_SYSTEMS = ['CGCS2000', 'WGS84', 'GCJ02', 'BD09', 'EPSG:4526', 'EPSG:4547'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** How a place was found: GPS · 地图标绘 · 地址匹配 · 导入. */
export const LOCATION_METHODS = ['GPS', 'MAP', 'GEOCODED', 'IMPORTED'] as const;
export type LocationMethod = (typeof LOCATION_METHODS)[number];

/** Roles of signed-in people; what each sees and edits is decided by row policies in SQL. */
export const ROLES = [
  'city_leader',
  'safety_office',
  'analyst',
  'industry_dept',
  'supervision_group',
  'county_office',
  'township',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];
