import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { GatewayError } from '@app/common';
import type { UsageRecord } from '@app/usage';
import { factsOf } from '../admission/request-facts';
import type { RelayRequest } from '../relay-request';
import { type RequestLine, requestLine } from './request-line';
import { RequestLog } from './request-log';

const canaries = {
  ...{ key: 'tl_canarykeytext', prompt: 'canary prompt', credential: 'sk-canary', header: 'canary-header' },
  message: 'canary message of an upstream',
};
const request = (model: string): RelayRequest =>
  ({
    ...{ requestId: 'req_1', startedAt: 1, operation: 'generate', body: Buffer.from(canaries.prompt) },
    apiKey: { id: 'key_1', name: canaries.key, userId: 'usr_1' },
    ...{ user: { id: 'usr_1' }, envelope: { model, isStreaming: true }, query: `?key=${canaries.key}` },
    headers: {
      ...{ 'user-agent': `claude-cli/2.1 (${canaries.header})`, 'x-api-key': canaries.key },
      authorization: `Bearer ${canaries.credential}`,
    },
  }) as unknown as RelayRequest;
const trace = {
  choices: [],
  attempts: [
    { accountId: 'acc_1', startedMs: 0, tookMs: 1, failure: `overloaded: ${canaries.message}`, status: 529 },
    { accountId: 'acc_2', startedMs: 1, tookMs: 1, status: 200, upstreamRequestId: canaries.header },
  ],
  ...{ wait: { place: 0, waitedMs: 0 }, waitedMs: 3, elapsedMs: 50 },
};
const usage = { input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5 };
const record: UsageRecord = {
  ...{ requestId: 'req_1', startedAt: 1, userId: 'usr_1', keyId: 'key_1', accountId: 'acc_2', platform: 'claude' },
  ...{ operation: 'generate', model: 'claude-a', status: 200, outcome: 'completed', source: 'exact', attempts: 2 },
  ...{ tokens: usage, costNanoDollars: '1500000', durationMs: 50, firstByteMs: 20 },
  upstreamRequestId: canaries.header,
};
const completed = {
  ...{ outcome: 'completed', status: 200, firstByteMs: 20 },
  metered: { entries: [{ model: canaries.message, usage }], source: 'exact' },
} as const;
const error = new GatewayError('upstream_unreachable', canaries.message, { cause: new Error(canaries.credential) });
const failed = { outcome: 'upstream-failed', status: 502, firstByteMs: null, error } as const;
const lineOf = (model: string): RequestLine => requestLine(factsOf(request(model)), trace, completed, record);

describe('requestLine', () => {
  it('says of a request who asked, who answered, what came of it and what it cost', () => {
    expect(lineOf('claude-a')).toEqual({
      ...{ requestId: 'req_1', keyId: 'key_1', userId: 'usr_1', operation: 'generate', model: 'claude-a' },
      ...{ client: 'claude-code', isStreaming: true, accountId: 'acc_2', outcome: 'completed', status: 200 },
      ...{ durationMs: 50, firstByteMs: 20, waitedMs: 3, attempts: 2, tokensIn: 10, tokensOut: 5 },
      ...{ costUsd: '0.0015', route: 'acc_1:overloaded>acc_2:ok' },
    });
  });

  it('names the code of a failure, and neither account nor cost where nothing was sent', () => {
    const line = requestLine(factsOf(request('claude-a')), trace, failed, undefined);
    expect(line).toMatchObject({ outcome: 'upstream-failed', status: 502, code: 'upstream_unreachable', attempts: 0 });
    for (const name of ['accountId', 'costUsd', 'firstByteMs']) expect(line).not.toHaveProperty(name);
  });

  it('holds no key, prompt, credential, value of a header or word of an upstream', () => {
    const lines = [lineOf('m'), requestLine(factsOf(request('m')), trace, failed, record)];
    for (const canary of Object.values(canaries)) expect(JSON.stringify(lines)).not.toContain(canary);
    expect(JSON.stringify(lines)).not.toContain('canary');
  });

  it('shows of what a caller wrote only the name of the model, on one line and cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (model) => {
        const line = lineOf(model);
        expect(line.model.length).toBeLessThanOrEqual(100);
        expect(line.model).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect({ ...line, model: '' }).toEqual({ ...lineOf(''), model: '' });
      }),
    );
  });
});

describe('RequestLog', () => {
  it('builds no line that nobody would see', () => {
    const info = vi.fn();
    const build = vi.fn(() => lineOf('claude-a'));
    new RequestLog({ info, isLevelEnabled: () => false }).note(build);
    expect([build, info].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    new RequestLog({ info, isLevelEnabled: () => true }).note(build);
    expect(info).toHaveBeenCalledExactlyOnceWith(lineOf('claude-a'), 'relayed');
  });
});
