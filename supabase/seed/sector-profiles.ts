/** What the enterprises of each sector are like: how many, what they are called, what they are classed as. */
import type { EnterpriseScale, Sector } from '@/domain/enumerations';

export type SectorProfile = {
  /** Of a thousand enterprises about how many. */
  weight: number;
  /** Codes of GB/T 4754-2017. */
  industries: readonly string[];
  /** What follows the brand in a name, such as 机械制造有限公司. */
  trades: readonly string[];
  isHighRisk: boolean;
  scales: Readonly<Partial<Record<EnterpriseScale, number>>>;
  /** Licences a member of the sector holds. */
  licences: readonly string[];
  topics: readonly HazardTopic[];
};

export const HAZARD_TOPICS = [
  'fire',
  'electric',
  'management',
  'chemical',
  'mine',
  'tailings',
  'construction',
  'gas',
  'transport',
  'dust',
  'confined',
  'equipment',
  'crowd',
  'farm',
] as const;
export type HazardTopic = (typeof HAZARD_TOPICS)[number];

const small = { SMALL: 35, MICRO: 65 };
const works = { LARGE: 2, MEDIUM: 14, SMALL: 54, MICRO: 30 };
const institution = { MEDIUM: 30, SMALL: 70 };

function profile(
  weight: number,
  industries: readonly string[],
  trades: readonly string[],
  scales: SectorProfile['scales'],
  topics: readonly HazardTopic[],
  rest: { isHighRisk?: boolean; licences?: readonly string[] } = {},
): SectorProfile {
  return {
    weight,
    industries,
    trades,
    scales,
    topics,
    isHighRisk: rest.isHighRisk ?? false,
    licences: rest.licences ?? [],
  };
}

export const SECTOR_PROFILES: Readonly<Record<Sector, SectorProfile>> = {
  K01: profile(
    52,
    ['P8321', 'P8331', 'P8310'],
    ['小学', '初级中学', '幼儿园', '职业培训学校'],
    institution,
    ['fire', 'electric', 'crowd', 'equipment'],
    { licences: ['办学许可证'] },
  ),
  K02: profile(
    1,
    ['B0610'],
    ['煤业有限公司'],
    { LARGE: 60, MEDIUM: 40 },
    ['mine', 'electric', 'equipment', 'management'],
    { isHighRisk: true, licences: ['安全生产许可证', '采矿许可证'] },
  ),
  K03: profile(
    16,
    ['Q8514', 'Q8411'],
    ['养老服务中心', '敬老院', '福利院'],
    institution,
    ['fire', 'electric', 'crowd', 'gas'],
    { licences: ['养老机构备案回执'] },
  ),
  K04: profile(9, ['F5267', 'D4420'], ['充电服务站', '新能源充电有限公司', '加氢站'], small, [
    'electric',
    'fire',
    'equipment',
    'management',
  ]),
  K05: profile(
    84,
    ['E4710', 'E4720', 'E4813'],
    ['建筑工程有限公司', '住宅小区施工项目部', '市政工程项目部', '建设工程有限公司'],
    works,
    ['construction', 'electric', 'equipment', 'management'],
    { isHighRisk: true, licences: ['安全生产许可证', '施工许可证'] },
  ),
  K06: profile(11, ['K7020', 'K7010'], ['广场物业服务中心', '大厦物业管理有限公司', '写字楼物业服务处'], works, [
    'fire',
    'electric',
    'equipment',
    'management',
  ]),
  K07: profile(
    22,
    ['D4511', 'F5192'],
    ['燃气有限公司', '液化气充装站', '天然气门站'],
    works,
    ['gas', 'fire', 'equipment', 'management'],
    { isHighRisk: true, licences: ['燃气经营许可证', '气瓶充装许可证'] },
  ),
  K08: profile(
    62,
    ['G5430', 'G5411', 'G5942'],
    ['货运有限公司', '客运有限公司', '物流有限公司', '危货运输有限公司'],
    works,
    ['transport', 'management', 'fire', 'electric'],
    { isHighRisk: true, licences: ['道路运输经营许可证'] },
  ),
  K09: profile(
    31,
    ['F5265'],
    ['加油站', '第二加油站', '加油加气站'],
    small,
    ['chemical', 'fire', 'electric', 'management'],
    { isHighRisk: true, licences: ['危险化学品经营许可证', '成品油零售经营批准证书'] },
  ),
  K10: profile(
    54,
    ['F5211', 'F5212'],
    ['购物广场', '生活超市', '百货商场', '家居广场'],
    works,
    ['fire', 'electric', 'crowd', 'equipment'],
    { licences: ['公众聚集场所消防安全检查合格证'] },
  ),
  K11: profile(
    32,
    ['R9011', 'R8710', 'N7862'],
    ['歌舞娱乐城', '影城', '景区管理有限公司', '网咖'],
    small,
    ['fire', 'electric', 'crowd', 'equipment'],
    { licences: ['娱乐经营许可证', '公众聚集场所消防安全检查合格证'] },
  ),
  K12: profile(
    38,
    ['Q8411', 'Q8421', 'Q8423'],
    ['医院', '社区卫生服务中心', '卫生院', '口腔门诊部'],
    institution,
    ['fire', 'electric', 'equipment', 'crowd'],
    { licences: ['医疗机构执业许可证'] },
  ),
  K13: profile(
    148,
    ['F5219', 'O8051', 'H6210'],
    ['小吃店', '便利店', '美容美发店', '足浴店', '小作坊', '诊所', '小旅馆'],
    { MICRO: 100 },
    ['fire', 'electric', 'gas', 'management'],
  ),
  K14: profile(
    18,
    ['C2614', 'C2631', 'F5169'],
    ['化工有限公司', '精细化工有限公司', '化工原料经营部', '涂料有限公司'],
    works,
    ['chemical', 'confined', 'equipment', 'management'],
    { isHighRisk: true, licences: ['安全生产许可证', '危险化学品经营许可证'] },
  ),
  K15: profile(
    14,
    ['B1011', 'B1012', 'B0810'],
    ['矿业有限公司', '石料厂', '采石场', '建材矿山有限公司'],
    works,
    ['mine', 'electric', 'equipment', 'management'],
    { isHighRisk: true, licences: ['安全生产许可证', '采矿许可证'] },
  ),
  K16: profile(
    196,
    ['C3311', 'C1761', 'C2110', 'C1495', 'C3360'],
    [
      '机械制造有限公司',
      '服装有限公司',
      '家具有限公司',
      '食品有限公司',
      '金属制品有限公司',
      '建材有限公司',
      '面粉有限公司',
      '铝业有限公司',
    ],
    works,
    ['dust', 'confined', 'equipment', 'electric', 'fire', 'management'],
  ),
  K17: profile(3, ['R9053', 'L7281'], ['会展服务有限公司', '赛事文化有限公司'], small, [
    'crowd',
    'fire',
    'electric',
    'management',
  ]),
  X01: profile(17, ['C3435', 'M7452'], ['电梯维保有限公司', '锅炉服务有限公司', '起重机械租赁有限公司'], small, [
    'equipment',
    'management',
    'electric',
  ]),
  X02: profile(
    9,
    ['F5168', 'F5246'],
    ['烟花爆竹经营部', '烟花爆竹批发有限公司'],
    small,
    ['fire', 'management', 'electric'],
    { isHighRisk: true, licences: ['烟花爆竹经营许可证'] },
  ),
  X03: profile(2, ['A0412'], ['渔业合作社'], small, ['farm', 'management']),
  X04: profile(
    13,
    ['D4420', 'D4415'],
    ['供电服务所', '光伏发电有限公司', '风力发电有限公司'],
    works,
    ['electric', 'fire', 'equipment', 'management'],
    { licences: ['电力业务许可证'] },
  ),
  X05: profile(6, ['D4430', 'G5720'], ['热力有限公司', '管道输送站'], works, [
    'equipment',
    'gas',
    'management',
    'confined',
  ]),
  X06: profile(
    28,
    ['A0313', 'A0521', 'A0514'],
    ['养殖有限公司', '农机专业合作社', '饲料有限公司', '牧业有限公司'],
    works,
    ['farm', 'confined', 'electric', 'fire'],
  ),
  X07: profile(5, ['N7610', 'E4821'], ['水库管理所', '灌区管理所', '水利工程项目部'], institution, [
    'construction',
    'management',
    'electric',
  ]),
  X08: profile(
    64,
    ['H6210', 'H6220'],
    ['大酒店', '火锅城', '烩面馆', '餐饮服务有限公司'],
    small,
    ['gas', 'fire', 'electric', 'management'],
    { licences: ['食品经营许可证'] },
  ),
  X09: profile(
    27,
    ['H6110', 'H6121'],
    ['宾馆', '商务酒店', '快捷旅馆'],
    small,
    ['fire', 'electric', 'crowd', 'equipment'],
    { licences: ['特种行业许可证'] },
  ),
  X10: profile(16, ['L7281', 'F5123'], ['农贸市场', '建材批发市场', '农副产品物流园'], works, [
    'fire',
    'electric',
    'crowd',
    'management',
  ]),
  X11: profile(19, ['G5951', 'F5111'], ['粮食储备库', '粮油收储有限公司', '粮食购销有限公司'], works, [
    'confined',
    'dust',
    'electric',
    'fire',
  ]),
  X99: profile(4, ['R9029', 'O8090'], ['密室体验馆', '直播基地', '室内冰雪乐园'], small, ['fire', 'crowd', 'electric']),
};
