import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { UpstreamCall } from '../platform-adapter';
import { createBedrockAdapter } from './bedrock.adapter';

const folder = join(import.meta.dirname, '__fixtures__');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.call.in.json'))
  .map((name) => name.replace('.call.in.json', ''));
const readFixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

type RecordedCall = Pick<UpstreamCall, 'operation' | 'query' | 'headers' | 'model' | 'isStreaming'> & {
  readonly baseUrl?: string;
  readonly credentials?: UpstreamCall['credentials'];
  /** As text: its bytes count. */
  readonly body: string;
};

const now = Date.parse('2026-11-21T10:00:00Z');
const adapter = createBedrockAdapter({ now: () => now, monotonic: () => now });
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'bedrock', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
  location: { region: 'eu-central-1' },
};
const keys: UpstreamCall['credentials'] = {
  ...{ kind: 'aws-keys', accessKeyId: 'AKIAOFTHEACCOUNT', secretAccessKey: 'secret-of-the-account' },
};
const simple: UpstreamCall = {
  ...{ operation: 'generate', protocol: 'anthropic-messages', model: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0' },
  ...{ isStreaming: false, account, credentials: keys, headers: {}, query: '', body: Buffer.from('{}') },
};

describe('the request of the bedrock adapter', () => {
  it.each(cases)('is written as recorded: %s', async (name) => {
    const { baseUrl, body, ...recorded } = readFixture(`${name}.call.in.json`) as RecordedCall;
    const call: UpstreamCall = {
      ...{ protocol: 'anthropic-messages', credentials: keys },
      ...recorded,
      account: { ...account, ...(baseUrl === undefined ? {} : { baseUrl }) },
      body: Buffer.from(body),
    };
    const { body: sentBody, headers, ...request } = await adapter.prepare(call);
    const inPairs = headers.flatMap((text, index) => (index % 2 === 0 ? [[text, headers[index + 1]]] : []));
    expect({ ...request, headers: inPairs, body: sentBody?.toString() }).toEqual(
      readFixture(`${name}.request.out.json`),
    );
  });

  it('goes to the partition of China', () => {
    expect(adapter.originOf({ ...account, location: { region: 'cn-north-1' } })).toBe(
      'https://bedrock-runtime.cn-north-1.amazonaws.com.cn',
    );
  });

  it('goes nowhere without a region', async () => {
    const nowhere: Account = { ...account, location: {} };
    expect(adapter.originOf(nowhere)).toBe('');
    await expect(adapter.prepare({ ...simple, account: nowhere })).rejects.toThrow(GatewayError);
  });

  it.each([
    [
      'arn:aws:bedrock:eu-central-1:1:inference-profile/eu.anthropic.claude-v1:0',
      'generate',
      '/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A1%3Ainference-profile%2Feu.anthropic.claude-v1%3A0/invoke',
    ],
    [
      'arn:aws:bedrock:eu-central-1:1:inference-profile/eu.anthropic.claude-v1:0',
      'count_tokens',
      '/model/anthropic.claude-v1%3A0/count-tokens',
    ],
    ['anthropic.claude-v1:0', 'count_tokens', '/model/anthropic.claude-v1%3A0/count-tokens'],
    [
      'arn:aws:bedrock:eu-central-1:1:application-inference-profile/x',
      'count_tokens',
      '/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A1%3Aapplication-inference-profile%2Fx/count-tokens',
    ],
    ['..', 'generate', '/model/%2E%2E/invoke'],
    ['a/../b\ud800', 'generate', '/model/a%2F..%2Fb%EF%BF%BD/invoke'],
  ] as const)('names %s, asked to %s, as one segment', async (model, operation, path) => {
    expect((await adapter.prepare({ ...simple, model, operation })).path).toBe(path);
  });

  it('signs for Mantle with the name that it goes by there', async () => {
    const baseUrl = 'https://bedrock-mantle.eu-central-1.api.aws/anthropic';
    const { headers } = await adapter.prepare({ ...simple, account: { ...account, baseUrl } });
    expect(headers.join()).toContain('/eu-central-1/bedrock-mantle/aws4_request');
  });

  it('refuses a body that is no JSON object', async () => {
    await expect(adapter.prepare({ ...simple, body: Buffer.from('[') })).rejects.toMatchObject({
      code: 'caller_body_invalid',
    });
  });

  it('answers a count in the words of the Messages API', () => {
    const read = (text: string) => adapter.readAnswer?.('count_tokens', Buffer.from(text)).toString();
    expect(read('{"inputTokens":17}')).toBe('{"input_tokens":17}');
    expect(read('{"input_tokens":17}')).toBe('{"input_tokens":17}');
    expect(read('{"inputTokens":"many"}')).toBe('{"input_tokens":0}');
    expect(adapter.readAnswer?.('generate', Buffer.from('{"inputTokens":1}')).toString()).toBe('{"inputTokens":1}');
  });
});
