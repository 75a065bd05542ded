/**
 * Dated targets of the city's plan for 2024 (驻安委〔2024〕7号), with the definition of their figure.
 * These are the plan's own and no demonstration; they are entered once, where the table is empty.
 * `seed_text` is a summary until the office enters the wording of the document.
 */
type MetricType = 'PERCENT' | 'COUNT' | 'BOOLEAN';

export type Target = {
  item_no: number;
  text: string;
  seed_text: string;
  metric_type: MetricType;
  numerator_sql_key: string | null;
  denominator: string | null;
  target_value: number | null;
  due_date: string | null;
  due_is_assumed: boolean;
  owner_department_id: number | null;
};

const END_OF_2024 = '2024-12-31';
const EMB = 1,
  IIT = 3,
  UMB = 5,
  TRB = 7,
  FRB = 11;

function target(
  item: number,
  text: string,
  metric: MetricType,
  value: number | null,
  due: string | null,
  rest: { key?: string; of?: string; owner?: number; isAssumed?: boolean } = {},
): Target {
  return {
    item_no: item,
    text,
    seed_text: `工作要点第${item}项：${text}`,
    metric_type: metric,
    numerator_sql_key: rest.key ?? null,
    denominator: rest.of ?? null,
    target_value: value,
    due_date: due,
    due_is_assumed: rest.isAssumed ?? false,
    owner_department_id: rest.owner ?? null,
  };
}

export const TARGETS: readonly Target[] = [
  target(2, '近五年事故“回头看”', 'BOOLEAN', 1, END_OF_2024, { isAssumed: true }),
  target(3, '主要负责人每季度至少带队开展一次重大事故隐患检查（高危行业每月一次）', 'COUNT', 1, END_OF_2024, {
    of: '每家企业每季度',
  }),
  target(3, '企业每年至少一次疏散逃生演练（高危行业每半年一次）', 'COUNT', 1, END_OF_2024, { of: '每家企业每年' }),
  target(4, '安委会主任每季度至少研究一次安全生产工作', 'COUNT', 1, END_OF_2024, { of: '每个管辖单位每季度' }),
  target(5, '部门年度工作要点报市安委办备案', 'BOOLEAN', 1, END_OF_2024, { isAssumed: true }),
  target(6, '消防安全重点单位“五包一”责任覆盖率100%并完成信息录入', 'PERCENT', 100, '2024-06-30', {
    key: 'guarantee_teams_complete',
    of: '消防安全重点单位',
    owner: FRB,
  }),
  target(6, '消防安全重点单位联网监测率100%', 'PERCENT', 100, '2024-06-30', {
    key: 'fire_units_online',
    of: '消防安全重点单位',
    owner: FRB,
  }),
  target(8, '13个综合督导组常态化督导', 'COUNT', null, END_OF_2024, { key: 'group_inspections', of: '每组每月' }),
  target(9, '对县区和成员单位年度考核巡查', 'BOOLEAN', 1, END_OF_2024),
  target(10, '十查三清两管联合检查，三联单三签字齐全', 'PERCENT', 100, END_OF_2024, {
    key: 'joint_checks_signed',
    of: '联合检查',
    owner: FRB,
    isAssumed: true,
  }),
  target(11, '17个重点领域排查全覆盖', 'PERCENT', 100, END_OF_2024, { of: '领域 × 管辖单位', isAssumed: true }),
  target(12, '印发全市治本攻坚三年行动方案', 'BOOLEAN', 1, END_OF_2024, { isAssumed: true }),
  target(13, '矿山主要作业场所视频监控全覆盖（无监控不作业）', 'PERCENT', 100, END_OF_2024, { of: '矿山', owner: EMB }),
  target(13, '吴桂桥煤矿全面风险评估（一矿一案）', 'BOOLEAN', 1, '2024-08-31', { owner: IIT }),
  target(13, '吴桂桥煤矿重大灾害治理工程', 'BOOLEAN', 1, END_OF_2024, { owner: IIT }),
  target(13, '郭氏矿业2#尾矿库下游村庄搬迁，否则闭库并公告销号', 'BOOLEAN', 1, '2024-06-30', {
    owner: EMB,
    isAssumed: true,
  }),
  target(14, '非居民用户“瓶改管”基本完成', 'PERCENT', 100, END_OF_2024, { of: '非居民瓶装气用户', owner: UMB }),
  target(14, '城区管道燃气企业整合，100立方米以下液化气站全部整合', 'BOOLEAN', 1, END_OF_2024, { owner: UMB }),
  target(14, '县城建成区“三高”区域燃气监测', 'PERCENT', 100, END_OF_2024, { of: '县城建成区', owner: UMB }),
  target(14, '用气餐饮单位主要负责人培训', 'PERCENT', 100, END_OF_2024, {
    of: '用气餐饮单位',
    owner: UMB,
    isAssumed: true,
  }),
  target(15, '货运企业驾驶员违章处理率不低于95%', 'PERCENT', 95, END_OF_2024, {
    of: '货运企业',
    owner: TRB,
    isAssumed: true,
  }),
  target(15, '货车智能视频监控升级', 'PERCENT', 100, END_OF_2024, { of: '重型货车', owner: TRB, isAssumed: true }),
  target(17, '化工园区“十有两禁”基本完成，达到D级', 'BOOLEAN', 1, END_OF_2024, { owner: EMB }),
  target(17, '试生产项目“三同时”及方案核查', 'PERCENT', 100, END_OF_2024, { of: '试生产项目', owner: EMB }),
  target(17, '重大危险源企业特殊作业、人员定位模块应用', 'PERCENT', 100, END_OF_2024, {
    key: 'sources_with_modules',
    of: '重大危险源',
    owner: EMB,
  }),
  target(17, '中小油气储存企业视频、气体检测、紧急切断装置配备', 'PERCENT', 100, END_OF_2024, {
    key: 'stores_with_devices',
    of: '中小油气储存企业',
    owner: EMB,
  }),
  target(17, '硝化企业全流程自动化改造，完成首轮培训', 'BOOLEAN', 1, END_OF_2024, { owner: EMB }),
  target(17, '市级危险化学品事故应急演练', 'COUNT', 1, END_OF_2024, { owner: EMB, isAssumed: true }),
  target(20, '“一芯一码一平台”电气焊监管', 'BOOLEAN', 1, '2024-06-30'),
  target(21, '周调度（每年52次）', 'COUNT', 52, END_OF_2024, { of: '周' }),
  target(21, '月讲评（每年12次）', 'COUNT', 12, END_OF_2024, { of: '月' }),
  target(23, '2023年及以前重大事故隐患动态清零', 'COUNT', 0, END_OF_2024, {
    key: 'major_backlog_2023',
    of: '重大事故隐患',
  }),
  target(25, '每季度公布典型执法案例', 'COUNT', 4, END_OF_2024, { of: '季度', owner: EMB }),
  target(34, '应急演练拉练月', 'BOOLEAN', 1, END_OF_2024, { owner: EMB, isAssumed: true }),
];
