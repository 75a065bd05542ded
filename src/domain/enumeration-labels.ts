/**
 * What offices write for a value of each enumeration: the official label first, then the usual synonyms.
 * Comparison is by `labelKey` (blanks, quotes and width do not matter), first with brackets, then without.
 * A label that could mean two values is left out on purpose: II级 is no risk level, 已整改 no status.
 */
import { labelKey, withoutBrackets } from '../lib/text/normalise';
import type {
  DamClass,
  DamMethod,
  DamTopography,
  EnterpriseScale,
  EnterpriseStatus,
  FireCategory,
  FireUnitLevel,
  HazardCategory,
  HazardGrade,
  HazardSource,
  HazardStatus,
  RiskLevel,
  RunStatus,
  SafetyDegree,
  Sector,
  SourceGrade,
  SourceUnitKind,
  StandardizationGrade,
  SupervisionLevel,
  TailingsStorage,
} from './enumerations';

/** Labels by value; every value has an entry, or it does not compile. */
export type LabelTable<Value extends string> = Readonly<Record<Value, readonly string[]>>;

export const RISK_LEVEL_LABELS: LabelTable<RiskLevel> = {
  MAJOR: ['重大风险', '重大', '红', '红色', '红色风险', '重大安全风险'],
  CONSIDERABLE: ['较大风险', '较大', '橙', '橙色', '橙色风险', '较大安全风险'],
  GENERAL: ['一般风险', '一般', '黄', '黄色', '黄色风险', '一般安全风险'],
  LOW: ['低风险', '低', '蓝', '蓝色', '蓝色风险', '低安全风险'],
};
export const HAZARD_GRADE_LABELS: LabelTable<HazardGrade> = {
  MAJOR: ['重大事故隐患', '重大隐患', '重大', '重大安全隐患', '重大火灾隐患', '重大生产安全事故隐患'],
  GENERAL: ['一般事故隐患', '一般隐患', '一般', '一般安全隐患', '一般火灾隐患'],
};
export const SOURCE_GRADE_LABELS: LabelTable<SourceGrade> = {
  GRADE_1: ['一级', '1级', 'Ⅰ级', 'I级', '一级重大危险源'],
  GRADE_2: ['二级', '2级', 'Ⅱ级', 'II级', '二级重大危险源'],
  GRADE_3: ['三级', '3级', 'Ⅲ级', 'III级', '三级重大危险源'],
  GRADE_4: ['四级', '4级', 'Ⅳ级', 'IV级', '四级重大危险源'],
};
export const DAM_CLASS_LABELS: LabelTable<DamClass> = {
  CLASS_1: ['一等', '1等', 'Ⅰ等', '一等库'],
  CLASS_2: ['二等', '2等', 'Ⅱ等', '二等库'],
  CLASS_3: ['三等', '3等', 'Ⅲ等', '三等库'],
  CLASS_4: ['四等', '4等', 'Ⅳ等', '四等库'],
  CLASS_5: ['五等', '5等', 'Ⅴ等', '五等库'],
};
export const FIRE_UNIT_LEVEL_LABELS: LabelTable<FireUnitLevel> = {
  LEVEL_1: ['一级', '1级', '一级单位'],
  LEVEL_2: ['二级', '2级', '二级单位'],
  LEVEL_3: ['三级', '3级', '三级单位'],
};
export const SUPERVISION_LEVEL_LABELS: LabelTable<SupervisionLevel> = {
  PROVINCE: ['省级', '省级挂牌', '省', '省级挂牌督办'],
  CITY: ['市级', '市级挂牌', '市', '市级挂牌督办'],
  COUNTY: ['县级', '县级挂牌', '县', '县区级', '区级', '县级挂牌督办'],
};
export const HAZARD_STATUS_LABELS: LabelTable<HazardStatus> = {
  PENDING_VERIFY: ['待核实', '核实中', '待核查'],
  REJECTED: ['查否', '不属实', '核实不属实'],
  REGISTERED: ['已登记', '登记', '新登记'],
  ORDERED: ['已下达', '已下达整改', '下达整改', '已下达整改指令', '已责令整改'],
  RECTIFYING: ['整改中', '正在整改', '整改进行中'],
  REVIEW_PENDING: ['待复查', '申请复查', '待验收', '已申请复查'],
  CLOSE_APPROVAL: ['待审核销号', '待销号审核', '销号审核中', '待销号'],
  CLOSED: ['已销号', '销号', '已闭环', '闭环', '已完成销号'],
  REOPENED: ['反弹重开', '反弹', '重新打开'],
};
export const HAZARD_SOURCE_LABELS: LabelTable<HazardSource> = {
  SELF_CHECK: ['企业自查', '自查', '自查自纠', '企业自查自纠', '单位自查'],
  DEPARTMENT_CHECK: ['部门检查', '执法检查', '部门执法检查', '行业部门检查', '日常检查', '监督检查'],
  SUPERVISION_GROUP: ['督导组督导', '督导检查', '督导', '综合督导', '督导组检查', '综合督导组'],
  UNANNOUNCED_CHECK: ['暗访暗查', '明查暗访', '暗查暗访', '四不两直', '四不两直检查'],
  PUBLIC_REPORT: ['群众举报', '举报', '投诉举报', '信访举报'],
  EXPERT_CHECK: ['专家检查', '专家指导', '专家诊断', '专家会诊', '专家查隐患'],
  SUPERIOR_ASSIGNED: ['上级交办', '上级督办', '交办', '上级转办'],
  JOINT_CHECK: ['联合检查', '联合执法', '联合执法检查'],
  CROSS_CHECK: ['交叉互查', '交叉检查', '互查'],
  LOOKBACK: ['回头看', '回头看检查'],
  MONITORING: ['监测预警', '在线监测', '预警'],
};
export const HAZARD_CATEGORY_LABELS: LabelTable<HazardCategory> = {
  PERSON: ['人', '人的不安全行为', '人的因素'],
  MACHINE: ['机', '物', '物的不安全状态', '设备设施', '物的因素'],
  ENVIRONMENT: ['环', '环境', '环境的不安全因素', '环境因素'],
  MANAGEMENT: ['管', '管理', '管理缺陷', '基础管理', '管理因素'],
};
export const ENTERPRISE_STATUS_LABELS: LabelTable<EnterpriseStatus> = {
  OPERATING: ['在营', '正常', '生产', '正常生产', '在产', '营业', '存续', '开业', '生产经营'],
  SUSPENDED: ['停产', '停业', '停工', '停产停业', '歇业', '半停产'],
  CLOSED: ['关闭', '注销', '关停', '已关闭'],
  REVOKED: ['吊销', '已吊销'],
};
export const ENTERPRISE_SCALE_LABELS: LabelTable<EnterpriseScale> = {
  LARGE: ['大型', '大', '大型企业'],
  MEDIUM: ['中型', '中', '中型企业'],
  SMALL: ['小型', '小', '小型企业'],
  MICRO: ['微型', '微', '微型企业', '小微型'],
};
export const STANDARDIZATION_LABELS: LabelTable<StandardizationGrade> = {
  GRADE_1: ['一级', '1级', '标准化一级', '一级标准化'],
  GRADE_2: ['二级', '2级', '标准化二级', '二级标准化'],
  GRADE_3: ['三级', '3级', '标准化三级', '三级标准化'],
};
export const SOURCE_UNIT_LABELS: LabelTable<SourceUnitKind> = {
  PRODUCTION: ['生产单元', '生产', '生产装置', '装置'],
  STORAGE: ['储存单元', '储存', '存储单元', '贮存单元', '储罐区', '仓库', '罐区'],
};
export const DAM_METHOD_LABELS: LabelTable<DamMethod> = {
  UPSTREAM: ['上游式', '上游法', '上游式筑坝'],
  CENTERLINE: ['中线式', '中线法', '中线式筑坝'],
  DOWNSTREAM: ['下游式', '下游法', '下游式筑坝'],
  ONE_STEP: ['一次性筑坝', '一次筑坝', '一次性', '一次性建坝'],
};
export const TAILINGS_STORAGE_LABELS: LabelTable<TailingsStorage> = {
  WET: ['湿式', '湿排', '湿式堆存', '湿堆', '湿式排放'],
  DRY: ['干式', '干排', '干式堆存', '干堆', '干式排放'],
};
export const DAM_TOPOGRAPHY_LABELS: LabelTable<DamTopography> = {
  VALLEY: ['山谷型', '山谷'],
  HILLSIDE: ['傍山型', '傍山'],
  RIVER_VALLEY: ['河谷型', '河谷', '截河型'],
  FLAT: ['平地型', '平地'],
};
export const RUN_STATUS_LABELS: LabelTable<RunStatus> = {
  UNDER_CONSTRUCTION: ['在建', '建设中', '正在建设'],
  CONSTRUCTION_STOPPED: ['停建', '建设停止', '停止建设'],
  IN_USE: ['在用', '运行', '在用(运行)', '正在运行', '正常运行', '运行中', '使用中'],
  OUT_OF_USE: ['停用', '停止使用', '停运', '停止运行'],
  CLOSING: ['正在闭库', '闭库中', '闭库施工'],
  CLOSED: ['已闭库', '闭库', '完成闭库'],
  DEREGISTERED: ['已销号', '销号', '公告销号', '已公告销号'],
  RE_MINING: ['回采', '尾矿回采', '正在回采'],
};
export const SAFETY_DEGREE_LABELS: LabelTable<SafetyDegree> = {
  CRITICAL: ['危库'],
  DANGEROUS: ['险库'],
  DEFECTIVE: ['病库'],
  NORMAL: ['正常库', '正常'],
};
export const FIRE_CATEGORY_LABELS: LabelTable<FireCategory> = {
  F01: [
    '公众聚集场所',
    '商场、宾馆、体育场馆、会堂、公共娱乐',
    '商场',
    '宾馆',
    '宾馆饭店',
    '商场市场',
    '公共娱乐场所',
    '体育场馆',
    '会堂',
    '人员密集场所',
    'F01',
  ],
  F02: [
    '医院、养老院、寄宿制学校、托儿所、幼儿园',
    '医院、养老院、学校、幼儿园',
    '医院',
    '养老院',
    '寄宿制学校',
    '托儿所',
    '幼儿园',
    '学校',
    'F02',
  ],
  F03: ['国家机关', '党政机关', '机关', 'F03'],
  F04: ['广播电视、邮政通信枢纽', '广播、电视和邮政、通信枢纽', '广播电视', '通信枢纽', '邮政通信枢纽', 'F04'],
  F05: ['客运车站、码头、机场', '客运车站、码头、民用机场', '客运车站', '车站', '码头', '民用机场', 'F05'],
  F06: [
    '图书馆、展览馆、博物馆、档案馆、文保单位',
    '图书馆、博物馆、文物保护单位',
    '公共图书馆、展览馆、博物馆、档案馆以及文物保护单位',
    '图书馆',
    '展览馆',
    '博物馆',
    '档案馆',
    '文物保护单位',
    '文保单位',
    'F06',
  ],
  F07: ['发电厂(站)、电网', '发电厂(站)、电网经营企业', '发电厂(站)和电网经营企业', '发电厂', '电网经营企业', 'F07'],
  F08: [
    '易燃易爆',
    '易燃易爆化学物品单位',
    '易燃易爆品生产、充装、储存、供应、销售',
    '易燃易爆化学物品的生产、充装、储存、供应、销售单位',
    '易燃易爆单位',
    '易燃易爆场所',
    '加油站',
    '加气站',
    'F08',
  ],
  F09: [
    '劳动密集型企业',
    '劳动密集型生产加工企业',
    '服装制鞋等劳动密集型',
    '服装、制鞋等劳动密集型生产、加工企业',
    'F09',
  ],
  F10: ['重要科研单位', '重要的科研单位', '科研单位', 'F10'],
  F11: [
    '其他',
    '其他重点单位',
    '高层公共建筑',
    '地下公共建筑',
    '高层、地下公共建筑',
    '仓库堆场',
    '重点工程工地',
    '其他单位',
    'F11',
  ],
};
export const SECTOR_LABELS: LabelTable<Sector> = {
  K01: ['学校', '教育', '学校(幼儿园)', '学校及校外培训机构', 'K01'],
  K02: ['煤矿', '煤矿行业', 'K02'],
  K03: ['民政服务机构', '民政', '养老机构', '民政机构', 'K03'],
  K04: ['加氢站与充电设施', '加氢站及充电设施', '加氢站、充电设施', '加氢站和充电设施', '充电设施', 'K04'],
  K05: ['建筑施工与工地', '建筑施工', '建筑施工及工地', '建筑工地', '房屋市政工程', '建筑施工工地', 'K05'],
  K06: ['高层建筑', 'K06'],
  K07: ['城镇燃气', '燃气', '燃气行业', 'K07'],
  K08: ['交通运输', '道路运输', '道路交通', '交通', 'K08'],
  K09: ['加油站', '加油(气)站', '成品油零售', 'K09'],
  K10: ['商超', '商场超市', '商场、超市', '大型商超', '商业综合体', 'K10'],
  K11: ['文化旅游娱乐', '文化旅游', '文旅', '文旅娱乐', '文化和旅游', 'K11'],
  K12: ['医疗卫生机构', '医疗卫生', '医疗机构', '卫生健康', 'K12'],
  K13: ['“九小”场所', '九小', 'K13'],
  K14: ['危险化学品', '危化品', '危化', '化工', '化工和危险化学品', '危险化学品(化工)', 'K14'],
  K15: ['非煤矿山', '非煤', '金属非金属矿山', '非煤矿山(尾矿库)', 'K15'],
  K16: ['工贸行业', '工贸', '冶金工贸', '工贸企业', 'K16'],
  K17: ['大型群众性活动', '大型活动', '大型群众活动', 'K17'],
  X01: ['特种设备', 'X01'],
  X02: ['烟花爆竹', '烟花', 'X02'],
  X03: ['渔船', '渔业', '渔业船舶', 'X03'],
  X04: ['电力', '电力行业', 'X04'],
  X05: ['能源', '油气管道', 'X05'],
  X06: ['农机畜牧', '农机', '畜牧', '农业机械', '农机、畜牧', 'X06'],
  X07: ['水利', '水利工程', 'X07'],
  X08: ['餐饮', '餐饮场所', '餐饮业', 'X08'],
  X09: ['住宿', '住宿业', '宾馆酒店', 'X09'],
  X10: ['市场', '集贸市场', '农贸市场', 'X10'],
  X11: ['粮食', '粮食行业', '粮食仓储', '粮食和物资储备', 'X11'],
  X99: ['新业态新领域', '新业态', '新兴行业', 'X99'],
};
/** 是否: what offices write in a column that asks yes or no. */
export const YES_NO_LABELS: LabelTable<'YES' | 'NO'> = {
  YES: ['是', '有', '√', '✓', 'Y', 'yes', '已安装', '已建', '属于', '具备', '对', 'true'],
  NO: ['否', '无', '×', '✗', 'N', 'no', '未安装', '未建', '不属于', '不具备', '没有', 'x', 'false'],
};

const indexes = new WeakMap<object, Map<string, string>>();

function indexOf(table: Readonly<Record<string, readonly string[]>>): Map<string, string> {
  let index = indexes.get(table);
  if (!index) {
    index = new Map();
    for (const [value, labels] of Object.entries(table)) for (const label of labels) index.set(labelKey(label), value);
    indexes.set(table, index);
  }
  return index;
}

/** The value a typed label means, or null when it is no label or synonym of any. */
export function findByLabel<Value extends string>(table: LabelTable<Value>, typed: string): Value | null {
  const index = indexOf(table);
  const key = labelKey(typed);
  return (index.get(key) ?? index.get(withoutBrackets(key)) ?? null) as Value | null;
}
