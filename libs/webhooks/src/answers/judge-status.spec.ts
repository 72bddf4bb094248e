import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../channels/channel';
import { channelNames } from '../channels/channel';
import { channels } from '../channels/channels';
import { answer } from '../conformance/receivers/receiver';
import { LONGEST_WAIT_MS } from './failed';
import { judgeStatus } from './judge-status';

const date = 'Sat, 21 Nov 2026 10:00:00 GMT';
const receivedAt = Date.parse('2026-11-21T10:00:00Z');

describe('what a status says', () => {
  it.each<[number, HttpAnswer['headers'], number | undefined]>([
    [429, { 'retry-after': '30' }, 30_000],
    [503, { 'retry-after': ' 0.5 ' }, 500],
    [502, { 'retry-after': '1' }, 1_000],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT', date }, 60_000],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT' }, 60_000],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT', date: 'Sat, 21 Nov 2026 10:00:30 GMT' }, 30_000],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, undefined],
    [429, { 'retry-after': '9999999' }, LONGEST_WAIT_MS],
    [429, { 'retry-after': 'Sat, 21 Nov 2099 10:01:00 GMT' }, LONGEST_WAIT_MS],
    [429, { 'retry-after': '0' }, undefined],
    [429, { 'retry-after': '-5' }, undefined],
    [429, { 'retry-after': '1e3' }, undefined],
    [429, { 'retry-after': 'tomorrow' }, undefined],
    [429, { 'retry-after': 'Foo, 99 Bar 2026 10:01:00 GMT' }, undefined],
    [429, {}, undefined],
    [500, { 'retry-after': '30' }, undefined],
    [302, { 'retry-after': '30' }, undefined],
  ])('%i with %j is asked again after %s ms', (status, headers, wait) => {
    const outcome = judgeStatus({ status, headers, body: '', receivedAt });
    expect(outcome).toMatchObject({ outcome: 'failed' });
    expect(outcome.outcome === 'failed' ? outcome.retryAfterMs : 0).toBe(wait);
  });

  it('cannot place a date without any clock', () => {
    const headers = { 'retry-after': 'Sat, 21 Nov 2026 10:01:00 GMT' };
    expect(judgeStatus({ status: 503, headers, body: '' })).toEqual({ outcome: 'failed', reason: 'HTTP 503' });
  });
});

describe.each(channelNames.filter((name) => name !== 'smtp'))('what %s makes of answers', (name) => {
  it('follows no redirect and leaves with 410', () => {
    for (const status of [300, 301, 302, 303, 307, 308]) {
      expect(channels[name].judge(answer(status, 'ok')).outcome).toBe('failed');
    }
    expect(channels[name].judge(answer(410, { code: 0, errcode: 0, ok: true })).outcome).toBe('gone');
  });

  it('is an outcome with words and a wait within a day, whatever came', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .dictionary(fc.constantFrom('ok', 'code', 'errcode', 'parameters', 'retry_after', 'message'), fc.jsonValue())
        .map((object) => JSON.stringify(object)),
    );
    const headers = fc.dictionary(
      fc.constantFrom('retry-after', 'date'),
      fc.oneof(fc.string(), fc.double().map(String)),
    );
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), headers, body, (status, given, text) => {
        const outcome = channels[name].judge({ status, headers: given, body: text });
        if (status < 200 || status >= 300) expect(outcome.outcome).not.toBe('delivered');
        if (outcome.outcome !== 'failed') return;
        expect(outcome.reason).toMatch(/^[^\p{Cc}]{1,300}$/u);
        if (outcome.retryAfterMs !== undefined) expect(outcome.retryAfterMs).toBeGreaterThan(0);
        expect(outcome.retryAfterMs ?? 0).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
    );
  });
});
