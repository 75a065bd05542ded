/** Invented names. Every firm begins with 示例 and every person has 某 for a name: nobody real is meant. */
import { creditCodeCheckSign } from '@/domain/credit-code';

import type { Random } from './random';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
const GIVEN = [...'甲乙丙丁明强军伟芳敏静丽涛超勇杰娟霞平辉'];
const BRANDS_FIRST = [...'宏恒盛泰瑞鑫祥顺昌兴隆永吉安嘉荣丰裕德诚信华金中天'];
const BRANDS_SECOND = [...'达远通源业发茂旺盈康和润泽阳光辉腾飞跃升益利富庆'];
const STREETS = [
  '示例大道',
  '示例路',
  '示例北路',
  '示例南街',
  '示例东路',
  '工业示范路',
  '演示大街',
  '演示一路',
  '演示二路',
];

/** 王某明 */
export function person(random: Random): string {
  return `${random.pick(SURNAMES)}某${random.pick(GIVEN)}`;
}

/** A person other than those named. */
export function anotherPerson(random: Random, ...taken: readonly (string | null)[]): string {
  for (;;) {
    const name = person(random);
    if (!taken.includes(name)) return name;
  }
}

/** In the range the demonstrations of this trade use: 1380000 and four figures. */
export function phone(random: Random): string {
  return `1380000${String(random.integer(0, 9999)).padStart(4, '0')}`;
}

/** 诸市镇 → 诸市, for use inside a firm's name. */
export function shortTown(name: string): string {
  return name.replace(/(回族)?(街道|镇|乡)$/, '');
}

export function brand(random: Random): string {
  return random.pick(BRANDS_FIRST) + random.pick(BRANDS_SECOND);
}

export function address(countyName: string, townName: string, random: Random): string {
  return `${countyName}${townName}${random.pick(STREETS)}${random.integer(1, 399)}号`;
}

/**
 * A credit code that passes both check digits and cannot be real: the organisation part begins with DM.
 * `number` below 1,000,000 keeps them apart.
 */
export function creditCode(adcode: string, number: number): string {
  const organisation = `DM${String(number).padStart(6, '0')}`;
  const body = `91${adcode}${organisation}${organisationCheckSign(organisation)}`;
  return body + creditCodeCheckSign(body);
}

/** Check sign of an organisation code, GB 11714: 11 − Σ(value·weight) mod 11, X for 10 and 0 for 11. */
export function organisationCheckSign(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index]!, 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
