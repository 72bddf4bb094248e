import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { Protocol } from '@app/protocols';
import { describeRecordedRequests } from '../conformance/recorded-requests';
import type { Operation, UpstreamVerdict } from '../platform-adapter';
import { createOpenaiCompatibleAdapter } from './openai-compatible.adapter';

const adapter = createOpenaiCompatibleAdapter();
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'openai-compatible', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

describeRecordedRequests(adapter, join(import.meta.dirname, '__fixtures__'));

describe('an account of the openai-compatible platform', () => {
  it.each<[readonly string[] | undefined, Operation, Protocol, Protocol | undefined]>([
    [undefined, 'generate', 'openai-chat', 'openai-chat'],
    [undefined, 'generate', 'openai-responses', 'openai-chat'],
    [undefined, 'generate', 'anthropic-messages', 'openai-chat'],
    [['openai-chat', 'openai-responses'], 'generate', 'openai-responses', 'openai-responses'],
    [['openai-chat', 'openai-responses'], 'generate', 'gemini-generate-content', 'openai-chat'],
    [['openai-responses', 'openai-chat'], 'generate', 'gemini-generate-content', 'openai-responses'],
    [['openai-responses'], 'generate', 'openai-chat', 'openai-responses'],
    [['gemini-generate-content'], 'generate', 'gemini-generate-content', 'openai-chat'],
    [undefined, 'embed', 'openai-chat', 'openai-chat'],
    [undefined, 'embed', 'gemini-generate-content', undefined],
    [['openai-responses'], 'compact', 'openai-responses', undefined],
    [undefined, 'count_tokens', 'anthropic-messages', undefined],
  ])('that speaks %j answers %s in %s with %s', (speaks, operation, asked, protocol) => {
    const spoken = { ...account, ...(speaks ? { location: { speaks } } : {}) };
    expect(adapter.protocolFor({ account: spoken, operation, model: 'm', asked })).toBe(protocol);
  });

  it('goes nowhere without an address', () => {
    expect(adapter.originOf(account)).toBe('');
    const call = {
      ...({ operation: 'generate', protocol: 'openai-chat', model: 'm', isStreaming: false, query: '' } as const),
      ...{ account, credentials: { kind: 'none' } as const, headers: {}, body: Buffer.alloc(0) },
    };
    expect(() => adapter.prepare(call)).toThrow(GatewayError);
  });

  it('may be without a key, and says what it speaks', () => {
    expect(adapter.readCredentials({})).toEqual({ credentials: { kind: 'none' } });
    expect(adapter.readCredentials({ apiKey: 'k', speaks: ['openai-responses', 'openai-chat'] })).toEqual({
      credentials: { kind: 'api-key', apiKey: 'k' },
      location: { speaks: ['openai-responses', 'openai-chat'] },
    });
  });

  it.each([[], 'openai-chat', [7], ['openai-chat', 'openai-chat'], ['anthropic-messages'], null])(
    'cannot be said to speak %j',
    (speaks) => {
      expect(() => adapter.readCredentials({ speaks })).toThrow('credentials.speaks must be a list');
    },
  );

  it.each<[number, object, UpstreamVerdict]>([
    [404, { type: 'NotFoundError', code: 404 }, { failure: 'forbidden', scope: 'model', code: 'NotFoundError' }],
    [404, { type: 'not_found_error' }, { failure: 'forbidden', scope: 'model', code: 'not_found_error' }],
    [404, { param: 'model' }, { failure: 'forbidden', scope: 'model', code: 'model_not_found' }],
    [404, {}, { failure: 'invalid-request', scope: 'request' }],
    [400, { param: 'model' }, { failure: 'invalid-request', scope: 'request' }],
    [429, { code: '1113' }, { failure: 'quota-exhausted', scope: 'account', code: '1113' }],
    [429, { code: 'insufficient_quota' }, { failure: 'quota-exhausted', scope: 'account', code: 'insufficient_quota' }],
  ])('that answers %i with %j means %j', (status, error, verdict) => {
    const body = Buffer.from(JSON.stringify({ error }));
    expect(adapter.classify({ status, headers: {}, body }, 0)).toEqual(verdict);
  });
});
