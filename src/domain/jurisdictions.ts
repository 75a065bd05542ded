import { compactText } from '../lib/text/normalise';

/** Who manages: a county, or a zone that lies inside counties and therefore has no adcode of its own. */
export interface JurisdictionRecord {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly adcode: string | null;
}

const county = (id: number, adcode: string, name: string): JurisdictionRecord => ({ id, code: adcode, name, adcode });
const zone = (id: number, code: string, name: string): JurisdictionRecord => ({ id, code, name, adcode: null });

/** The thirteen of 驻马店, as in the table `jurisdictions` (a test compares the two). */
export const JURISDICTIONS: readonly JurisdictionRecord[] = [
  county(1, '411702', '驿城区'),
  county(2, '411721', '西平县'),
  county(3, '411722', '上蔡县'),
  county(4, '411723', '平舆县'),
  county(5, '411724', '正阳县'),
  county(6, '411725', '确山县'),
  county(7, '411726', '泌阳县'),
  county(8, '411727', '汝南县'),
  county(9, '411728', '遂平县'),
  county(10, '411729', '新蔡县'),
  zone(11, 'ZMD-SFQ', '示范区'),
  zone(12, 'ZMD-JKQ', '经开区'),
  zone(13, 'ZMD-GXQ', '高新区'),
];

const otherNames: Record<string, readonly string[]> = {
  'ZMD-SFQ': ['城乡一体化示范区', '一体化示范区', '示范'],
  'ZMD-JKQ': ['经济开发区', '经济技术开发区', '开发区', '经开', '411771'],
  'ZMD-GXQ': ['高新技术产业开发区', '高新技术开发区', '高新技术产业区', '高新'],
};

/** The jurisdiction a typed name means: stray blanks, the city's name in front and a missing 县 or 区 are understood. */
export function findJurisdiction(
  typed: string,
  jurisdictions: readonly JurisdictionRecord[] = JURISDICTIONS,
): JurisdictionRecord | null {
  const name = compactText(typed).replace(/^(?:河南省?)?(?:驻马店市?)?/, '');
  if (name === '') return null;
  return (
    jurisdictions.find(
      (candidate) =>
        candidate.name === name ||
        candidate.code === name ||
        (candidate.adcode !== null && candidate.name.slice(0, -1) === name) ||
        (otherNames[candidate.code]?.includes(name) ?? false),
    ) ?? null
  );
}
