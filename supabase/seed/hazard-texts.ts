/** What inspectors write down, by topic; and the major ones, by the criterion they cite. */
import type { HazardCategory } from '@/domain/enumerations';

import type { HazardTopic } from './sector-profiles';

export type HazardText = {
  title: string;
  /** 〔n〕 stands for a small number, 〔where〕 for a spot on the premises. */
  description: string;
  category: HazardCategory;
  /** GB 6441 */
  accidentType: string;
  measure: string;
  /** Code of 十查·三清·两管 where the defect is one of them. */
  checklistCode?: string;
};

function text(
  title: string,
  description: string,
  category: HazardCategory,
  accidentType: string,
  measure: string,
  checklistCode?: string,
): HazardText {
  return { title, description, category, accidentType, measure, ...(checklistCode ? { checklistCode } : {}) };
}

export const SPOTS = [
  '一楼东侧',
  '二楼楼梯间',
  '主车间北门',
  '仓库西侧',
  '配电室',
  '后厨',
  '地下车库入口',
  '原料区',
  '成品库',
  '办公区走廊',
  '锅炉房',
  '院内西北角',
] as const;

export const HAZARD_TEXTS: Readonly<Record<HazardTopic, readonly HazardText[]>> = {
  fire: [
    text(
      '安全出口堵塞',
      '〔where〕安全出口堆放杂物，疏散宽度不足，检查时无法正常通行。',
      'MANAGEMENT',
      '火灾',
      '立即清理疏散通道，明确专人每日巡查',
      'Q1',
    ),
    text(
      '灭火器失效',
      '〔where〕有〔n〕具灭火器压力不足或超过检验周期。',
      'MACHINE',
      '火灾',
      '更换失效灭火器并建立检查台账',
      'T04',
    ),
    text(
      '消火栓无水',
      '〔where〕室内消火栓试水无压力，消防水泵处于手动状态。',
      'MACHINE',
      '火灾',
      '检修消防水泵，恢复自动状态并每周试水',
      'T04',
    ),
    text(
      '外窗设置铁栅栏',
      '〔where〕外窗安装固定防盗网〔n〕处，影响逃生和灭火救援。',
      'ENVIRONMENT',
      '火灾',
      '拆除防盗网或开设可内开的逃生口',
      'Q2',
    ),
    text(
      '疏散指示标志损坏',
      '〔where〕疏散指示标志和应急照明灯损坏〔n〕处。',
      'MACHINE',
      '火灾',
      '更换损坏的标志和应急照明',
      'T01',
    ),
    text(
      '违规动火作业',
      '〔where〕电焊作业未办理动火审批，现场无监护人、未配灭火器材。',
      'PERSON',
      '火灾',
      '停止作业，补办审批并培训焊工持证上岗',
      'G2',
    ),
    text(
      '彩钢板夹芯为可燃材料',
      '〔where〕使用聚苯乙烯夹芯彩钢板搭建，面积约〔n〕0平方米。',
      'ENVIRONMENT',
      '火灾',
      '拆除或更换为不燃材料',
      'T07',
    ),
    text(
      '电动自行车室内充电',
      '〔where〕停放电动自行车〔n〕辆并拉线充电。',
      'PERSON',
      '火灾',
      '清理车辆，设置室外集中充电点',
      'T09',
    ),
  ],
  electric: [
    text(
      '私拉乱接电线',
      '〔where〕临时线路沿地面敷设，未穿管保护，接头裸露〔n〕处。',
      'MACHINE',
      '触电',
      '拆除临时线路，由持证电工按规范重新敷设',
      'T05',
    ),
    text(
      '配电箱前堆放杂物',
      '〔where〕配电箱前堆放纸箱等可燃物，箱门缺失。',
      'MANAGEMENT',
      '火灾',
      '清理堆放物，补装箱门并设警示标识',
      'T05',
    ),
    text(
      '未设置漏电保护',
      '〔where〕〔n〕台移动设备未设置漏电保护器。',
      'MACHINE',
      '触电',
      '加装漏电保护装置并定期试跳',
    ),
    text('接地线脱落', '〔where〕设备接地线脱落，接地电阻未检测。', 'MACHINE', '触电', '恢复接地并委托检测'),
  ],
  management: [
    text(
      '安全教育培训记录不全',
      '抽查〔n〕名从业人员，无三级安全教育记录，不掌握岗位操作规程。',
      'MANAGEMENT',
      '其他伤害',
      '补充培训并考核，建立一人一档',
    ),
    text(
      '应急预案未演练',
      '本年度未组织应急演练，预案未根据人员变动修订。',
      'MANAGEMENT',
      '其他伤害',
      '修订预案，组织演练并评估',
      'T06',
    ),
    text(
      '未按规定排查隐患',
      '近〔n〕个月无隐患排查治理记录，主要负责人未带队检查。',
      'MANAGEMENT',
      '其他伤害',
      '建立隐患排查制度，主要负责人按期带队检查',
    ),
    text(
      '特种作业人员无证上岗',
      '现场〔n〕名电工（焊工）未能提供有效操作证。',
      'PERSON',
      '其他伤害',
      '停止无证作业，安排取证或更换人员',
    ),
    text(
      '风险告知牌缺失',
      '〔where〕未设置安全风险告知牌和岗位应急处置卡。',
      'MANAGEMENT',
      '其他伤害',
      '补设告知牌，组织岗位学习',
    ),
  ],
  chemical: [
    text(
      '可燃气体报警器故障',
      '〔where〕〔n〕台可燃气体探测器显示故障，未及时修复。',
      'MACHINE',
      '其他爆炸',
      '更换探测器并重新标定',
    ),
    text(
      '卸油口未静电接地',
      '卸油作业区静电接地报警仪失效，卸油前未进行连接确认。',
      'MACHINE',
      '火灾',
      '更换接地报警仪，严格卸油确认',
    ),
    text(
      '危险化学品混存',
      '〔where〕氧化剂与易燃液体同库存放，未保持隔离。',
      'MANAGEMENT',
      '其他爆炸',
      '按禁忌要求分库存放',
    ),
    text('安全阀未校验', '〔n〕只安全阀校验标签过期。', 'MACHINE', '容器爆炸', '送检校验并建立台账'),
    text(
      '围堰破损',
      '储罐区围堰有裂缝〔n〕处，雨排阀处于开启状态。',
      'ENVIRONMENT',
      '中毒和窒息',
      '修复围堰，关闭并铅封雨排阀',
    ),
  ],
  mine: [
    text(
      '边坡浮石未清理',
      '采场〔n〕号平台边坡存在浮石，未设警戒。',
      'ENVIRONMENT',
      '坍塌',
      '清理浮石，设置警戒和监测点',
    ),
    text('台阶高度超设计', '采场台阶高度超过设计约〔n〕米。', 'ENVIRONMENT', '坍塌', '按设计分台阶整改，停止下部作业'),
    text(
      '运输道路无挡墙',
      '矿山运输道路临空侧约〔n〕0米未设安全挡墙。',
      'ENVIRONMENT',
      '车辆伤害',
      '修筑挡墙并设反光标志',
    ),
    text(
      '视频监控离线',
      '主要作业场所〔n〕路视频离线超过24小时。',
      'MACHINE',
      '其他伤害',
      '修复视频并建立掉线处置机制',
    ),
  ],
  tailings: [
    text(
      '排洪设施淤堵',
      '排洪斜槽进口淤积约〔n〕0厘米，拱板缺失〔n〕块。',
      'ENVIRONMENT',
      '坍塌',
      '清淤并补齐拱板，汛前复核泄流能力',
    ),
    text('坝面冲沟', '坝体外坡面有冲沟〔n〕条，排水沟断裂。', 'ENVIRONMENT', '坍塌', '回填冲沟，修复坝面排水系统'),
    text(
      '浸润线监测点失效',
      '〔n〕个浸润线监测孔数据中断，未人工复测。',
      'MACHINE',
      '坍塌',
      '修复监测孔，恢复前每日人工测量',
    ),
    text('干滩长度不足', '库水位偏高，实测干滩长度低于设计值。', 'ENVIRONMENT', '坍塌', '降低库水位，均匀放矿恢复干滩'),
  ],
  construction: [
    text(
      '临边防护缺失',
      '〔n〕层楼层临边未设置防护栏杆。',
      'ENVIRONMENT',
      '高处坠落',
      '停止该区域作业，按标准设置防护',
    ),
    text(
      '脚手架连墙件不足',
      '外脚手架连墙件缺失〔n〕处，剪刀撑不连续。',
      'MACHINE',
      '坍塌',
      '补设连墙件和剪刀撑，验收后使用',
    ),
    text('塔吊限位失灵', '〔n〕号塔吊起升高度限位器失灵。', 'MACHINE', '起重伤害', '停用塔吊，检修后经检测合格再用'),
    text('基坑未监测', '基坑开挖深度约〔n〕米，未按方案进行变形监测。', 'MANAGEMENT', '坍塌', '补做监测，超限立即撤人'),
    text('未系安全带作业', '高处作业人员〔n〕人未系安全带。', 'PERSON', '高处坠落', '停止作业，教育处罚并设生命线'),
  ],
  gas: [
    text('燃气软管老化', '〔where〕连接灶具的橡胶软管老化龟裂，长度超过2米。', 'MACHINE', '火灾', '更换为金属波纹管'),
    text(
      '未安装燃气报警器',
      '〔where〕用气场所未安装可燃气体探测器和紧急切断阀。',
      'MACHINE',
      '其他爆炸',
      '安装报警切断装置并联网',
    ),
    text(
      '气瓶间与明火同室',
      '〔where〕存放液化气瓶〔n〕只，与灶台同室。',
      'ENVIRONMENT',
      '其他爆炸',
      '设置独立气瓶间或改用管道气',
    ),
    text('调压箱无防撞', '门前调压箱未设防撞护栏，周边停放车辆。', 'ENVIRONMENT', '其他爆炸', '设置护栏和警示标识'),
  ],
  transport: [
    text(
      '驾驶员疲劳驾驶',
      '动态监控显示〔n〕台车辆近一个月有疲劳驾驶报警未处理。',
      'PERSON',
      '车辆伤害',
      '约谈驾驶员，逐条闭环处理报警',
    ),
    text('智能视频监控离线', '〔n〕台重型货车智能视频终端离线。', 'MACHINE', '车辆伤害', '修复终端，离线车辆停运'),
    text('车辆未按期检测', '〔n〕台营运车辆综合性能检测过期。', 'MACHINE', '车辆伤害', '停运并送检'),
    text(
      '动态监控无人值守',
      '监控平台夜间无人值守，违章处理率低于95%。',
      'MANAGEMENT',
      '车辆伤害',
      '配足专职监控人员，按日统计处理率',
    ),
  ],
  dust: [
    text(
      '除尘系统未清灰',
      '〔where〕除尘器和风管积尘明显，无清扫记录。',
      'MANAGEMENT',
      '其他爆炸',
      '停机清灰，建立清扫制度',
    ),
    text('打磨工位无除尘', '〔n〕个打磨工位未接入除尘系统。', 'MACHINE', '其他爆炸', '停用工位，接入湿式除尘'),
    text(
      '粉尘区电气非防爆',
      '〔where〕粉尘爆炸危险区使用非防爆照明〔n〕盏。',
      'MACHINE',
      '其他爆炸',
      '更换为粉尘防爆型',
    ),
  ],
  confined: [
    text(
      '有限空间无警示',
      '〔where〕污水池未设有限空间警示标志，盖板未上锁。',
      'MANAGEMENT',
      '中毒和窒息',
      '设置警示并上锁，建立管理台账',
    ),
    text(
      '未配气体检测仪',
      '有限空间作业未配备气体检测仪和通风设备。',
      'MACHINE',
      '中毒和窒息',
      '配齐检测、通风、救援装备',
    ),
    text(
      '作业票填写不规范',
      '有限空间作业票无检测数据，监护人代签〔n〕份。',
      'MANAGEMENT',
      '中毒和窒息',
      '重新培训，作业票现场审批',
    ),
  ],
  equipment: [
    text('电梯检验超期', '〔n〕台电梯检验合格标志过期。', 'MACHINE', '机械伤害', '停用并申报检验'),
    text('叉车无牌作业', '厂内叉车〔n〕台未登记，驾驶员无证。', 'MANAGEMENT', '车辆伤害', '停用，办理登记并培训取证'),
    text('旋转部位无防护罩', '〔where〕皮带轮、联轴器无防护罩〔n〕处。', 'MACHINE', '机械伤害', '加装防护罩并设联锁'),
    text('压力表过期', '储气罐压力表检定过期〔n〕只。', 'MACHINE', '容器爆炸', '更换检定合格的压力表'),
    text('吊索具磨损超标', '起重吊带磨损严重〔n〕条，未报废。', 'MACHINE', '起重伤害', '报废更换，建立检查记录'),
  ],
  crowd: [
    text(
      '人员密集场所超员',
      '现场人数超过核定容量，疏散引导人员不足。',
      'MANAGEMENT',
      '其他伤害',
      '限流并增设引导人员',
    ),
    text('舞台电气线路外露', '〔where〕灯光线路外露，未做阻燃保护。', 'MACHINE', '火灾', '重新敷设并阻燃处理'),
    text('未组织疏散演练', '本学期（季度）未组织疏散逃生演练。', 'MANAGEMENT', '其他伤害', '组织演练并留存记录', 'T06'),
  ],
  farm: [
    text(
      '沼气池无防护',
      '沼气池口未加盖，无通风检测设备。',
      'ENVIRONMENT',
      '中毒和窒息',
      '加盖上锁并设警示，配检测设备',
    ),
    text('农机带病作业', '〔n〕台收割机制动不良仍在使用。', 'MACHINE', '机械伤害', '停用检修，检验合格后使用'),
    text(
      '饲料粉碎间积尘',
      '〔where〕粉碎间粉尘堆积，使用普通电气。',
      'MANAGEMENT',
      '其他爆炸',
      '清扫积尘，更换防爆电气',
    ),
  ],
};

export type MajorText = HazardText & { criterionId: string | null; criterionText: string | null };

function major(criterionId: string | null, criterionText: string | null, ...rest: Parameters<typeof text>): MajorText {
  return { criterionId, criterionText, ...text(...rest) };
}

/** Major hazards by the sector whose criteria they fall under; `other` is judged as a fire hazard. */
export const MAJOR_TEXTS: Readonly<
  Record<'K02' | 'K05' | 'K07' | 'K14' | 'K15' | 'K16' | 'X01' | 'X02' | 'dam' | 'other', readonly MajorText[]>
> = {
  K02: [
    major(
      'CM-4',
      null,
      '瓦斯监测系统运行不正常',
      '采掘工作面甲烷传感器〔n〕处显示异常，未按规定处理仍组织生产。',
      'MACHINE',
      '瓦斯爆炸',
      '停产撤人，修复监测系统并经验收',
    ),
  ],
  K05: [
    major(
      'FW-5',
      null,
      '深基坑无专项方案施工',
      '开挖深度超过5米的基坑未编制专项施工方案，未组织专家论证。',
      'MANAGEMENT',
      '坍塌',
      '停工，补编方案并论证后施工',
    ),
    major(
      'FW-5',
      null,
      '起重机械安装未验收使用',
      '塔式起重机安装后未经检测验收即投入使用。',
      'MACHINE',
      '起重伤害',
      '停用，检测合格并办理使用登记',
    ),
  ],
  K07: [
    major(
      'RQ-4',
      null,
      '燃气场站未设泄漏报警',
      '储罐区、灌瓶间未按标准设置可燃气体探测报警装置。',
      'MACHINE',
      '其他爆炸',
      '停止充装，安装报警系统并验收',
    ),
  ],
  K14: [
    major(
      'WH-121',
      null,
      '紧急切断装置未投用',
      '构成重大危险源的罐区紧急切断装置处于旁路状态。',
      'MACHINE',
      '其他爆炸',
      '恢复切断功能，联锁投用并验证',
    ),
    major(
      'WH-121',
      null,
      '特种作业人员未持证',
      '危险工艺岗位〔n〕名操作人员未取得特种作业操作证。',
      'PERSON',
      '其他爆炸',
      '调离岗位，持证后上岗',
    ),
  ],
  K15: [
    major(
      null,
      '金属非金属矿山重大事故隐患判定标准（矿安〔2022〕88号）露天矿山',
      '采场边坡角大于设计',
      '采场工作帮坡角大于设计值，存在失稳风险。',
      'ENVIRONMENT',
      '坍塌',
      '停止下部作业，削坡减载并监测',
    ),
  ],
  K16: [
    major(
      'GM-10-11',
      null,
      '粉尘除尘系统无泄爆装置',
      '木粉尘干式除尘系统未设置泄爆、锁气卸灰装置。',
      'MACHINE',
      '其他爆炸',
      '停产改造，安装泄爆装置并检测',
    ),
    major(
      'GM-10-13',
      null,
      '有限空间作业未审批',
      '污水处理池清淤未办理作业审批，未通风检测，未设监护人。',
      'MANAGEMENT',
      '中毒和窒息',
      '停止作业，完善审批和装备',
    ),
    major(
      'GM-10-3',
      null,
      '未对承包单位统一协调管理',
      '外包施工队伍未签安全协议，现场交叉作业无人协调。',
      'MANAGEMENT',
      '其他伤害',
      '签订协议，明确统一协调管理责任',
    ),
  ],
  X01: [
    major(
      'TZ-45067',
      null,
      '使用未经检验的锅炉',
      '在用锅炉未经定期检验，安全附件缺失。',
      'MACHINE',
      '锅炉爆炸',
      '停用，检验合格后使用',
    ),
  ],
  X02: [
    major(
      'YH-121',
      null,
      '仓库超量储存烟花爆竹',
      '库房实际存量超过核定药量，堆垛堵塞通道。',
      'MANAGEMENT',
      '火药爆炸',
      '清运超量产品，按核定药量储存',
    ),
  ],
  dam: [
    major(
      'NM-88-WK',
      null,
      '排洪系统堵塞',
      '尾矿库排洪隧洞局部坍塌堵塞，泄流能力不满足设计要求。',
      'ENVIRONMENT',
      '坍塌',
      '停止排放，疏通加固并复核',
    ),
    major(
      'NM-88-WK',
      null,
      '浸润线埋深小于控制值',
      '坝体浸润线埋深小于控制浸润线埋深。',
      'ENVIRONMENT',
      '坍塌',
      '降水、压坡，专家论证后恢复',
    ),
  ],
  other: [
    major(
      'XF-35181',
      null,
      '消防设施瘫痪',
      '火灾自动报警和自动喷水系统不能正常运行，消防水源不足。',
      'MACHINE',
      '火灾',
      '停业整改，修复系统并经检测',
    ),
    major(
      'XF-35181',
      null,
      '疏散楼梯不足',
      '营业场所仅有一部疏散楼梯可用，人数超过疏散能力。',
      'ENVIRONMENT',
      '火灾',
      '停业，增设疏散楼梯或减少使用面积',
    ),
    major(
      'XF-35181',
      null,
      '生产储存住宿合用',
      '生产加工、仓储与人员住宿在同一建筑内，未分隔。',
      'ENVIRONMENT',
      '火灾',
      '搬离住宿人员，实施防火分隔',
      'T08',
    ),
  ],
};
