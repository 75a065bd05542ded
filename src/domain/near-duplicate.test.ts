import { expect, it } from 'vitest';
import { namesDifferLittle } from './near-duplicate';

it.each([
  ['示例新能源有限公司085号（新蔡县）', '示例新能源公司085号（新蔡县）'],
  ['示例食品厂', '示例 食品厂'],
  ['示例粮油加工有限责任公司', '示例粮油加工股份有限公司'],
  ['示例粮油加工一厂东院', '示例粮油加工一厂东苑'],
])('%s and %s may be one', (one, other) => {
  expect(namesDifferLittle(one, other)).toBe(true);
});

it.each([
  ['示例氯储罐区1号', '示例氯储罐区2号'],
  ['示例食品有限公司', '示例机械有限公司'],
  ['示例纺织厂', '示例纺织厂二分厂仓库'],
])('%s and %s are two', (one, other) => {
  expect(namesDifferLittle(one, other)).toBe(false);
});
