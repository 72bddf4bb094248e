import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { UpstreamCall } from '../platform-adapter';
import { createClaudeAdapter } from './claude.adapter';

const folder = join(import.meta.dirname, '__fixtures__');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.call.in.json'))
  .map((name) => name.replace('.call.in.json', ''));
const readFixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

type RecordedCall = Pick<UpstreamCall, 'operation' | 'query' | 'headers'> & { readonly baseUrl?: string };

const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};

describe('the request of the claude adapter', () => {
  it.each(cases)('is written as recorded: %s', async (name) => {
    const { baseUrl, ...recorded } = readFixture(`${name}.call.in.json`) as RecordedCall;
    const body = Buffer.from('{"model":"m","big":1152921504606846977}');
    const call: UpstreamCall = {
      ...recorded,
      account: { ...account, ...(baseUrl === undefined ? {} : { baseUrl }) },
      ...{ protocol: 'anthropic-messages', model: 'm', isStreaming: false },
      credentials: { kind: 'api-key', apiKey: 'sk-ant-api03-of-the-account' },
      body,
    };
    const { body: sentBody, headers, ...request } = await createClaudeAdapter().prepare(call);
    const inPairs = headers.flatMap((text, index) => (index % 2 === 0 ? [[text, headers[index + 1]]] : []));
    expect({ ...request, headers: inPairs }).toEqual(readFixture(`${name}.request.out.json`));
    expect(sentBody).toBe(body);
  });
});
