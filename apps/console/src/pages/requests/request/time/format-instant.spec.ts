import { expect, it } from 'vitest';
import { formatInstant } from './format-instant';

it('says milliseconds, in the time zone that is asked for', () => {
  const moment = new Date('2026-11-21T16:17:04.297Z');
  expect(formatInstant(moment, 'en', 'UTC')).toBe('16:17:04.297');
  expect(formatInstant(moment, 'zh-CN', 'Asia/Shanghai')).toBe('00:17:04.297');
});
