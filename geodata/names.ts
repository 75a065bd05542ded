/** The prefecture this project is made for, and the only place to change it. */
export const CITY = { adcode: '411700', name: '驻马店市', nameEn: 'Zhumadian City' } as const;

/** English names of the counties and districts of the city, by adcode. Pinyin as read locally: 泌阳 is Biyang. */
export const COUNTY_NAMES_EN: Readonly<Record<string, string>> = {
  '411702': 'Yicheng District',
  '411721': 'Xiping County',
  '411722': 'Shangcai County',
  '411723': 'Pingyu County',
  '411724': 'Zhengyang County',
  '411725': 'Queshan County',
  '411726': 'Biyang County',
  '411727': 'Runan County',
  '411728': 'Suiping County',
  '411729': 'Xincai County',
};

/** English names of what lies around: the prefectures in view and the counties that share a border with the city. */
export const NEIGHBOUR_NAMES_EN: Readonly<Record<string, string>> = {
  '341200': 'Fuyang City',
  '341500': "Lu'an City",
  '341600': 'Bozhou City',
  '410300': 'Luoyang City',
  '410400': 'Pingdingshan City',
  '411000': 'Xuchang City',
  '411100': 'Luohe City',
  '411300': 'Nanyang City',
  '411400': 'Shangqiu City',
  '411500': 'Xinyang City',
  '411600': 'Zhoukou City',
  '420600': 'Xiangyang City',
  '420900': 'Xiaogan City',
  '421300': 'Suizhou City',
  '341221': 'Linquan County',
  '410481': 'Wugang City',
  '411102': 'Yuanhui District',
  '411104': 'Shaoling District',
  '411121': 'Wuyang County',
  '411322': 'Fangcheng County',
  '411327': 'Sheqi County',
  '411328': 'Tanghe County',
  '411330': 'Tongbai County',
  '411503': 'Pingqiao District',
  '411521': 'Luoshan County',
  '411527': 'Huaibin County',
  '411528': 'Xi County',
  '411623': 'Shangshui County',
  '411681': 'Xiangcheng City',
};

/** The zones that manage like counties. No source has a boundary of any of them, so none is drawn. */
export const ZONES = [
  { code: 'ZMD-SFQ', name: '示范区', nameEn: 'Demonstration Zone' },
  { code: 'ZMD-JKQ', name: '经开区', nameEn: 'Economic Development Zone' },
  { code: 'ZMD-GXQ', name: '高新区', nameEn: 'High-tech Zone' },
] as const;

/**
 * Statistical codes that are no administrative division (GB/T 2260 does not have them), and the county their
 * townships lie in: 411771 is 河南驻马店经济开发区, carved out of 驿城区.
 */
export const STATISTICAL_PARENT: Readonly<Record<string, string>> = { '411771': '411702' };
