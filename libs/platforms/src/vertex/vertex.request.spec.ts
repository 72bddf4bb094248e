import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { Protocol } from '@app/protocols';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { Operation, UpstreamCall } from '../platform-adapter';
import { createVertexAdapter } from './vertex.adapter';

const folder = join(import.meta.dirname, '__fixtures__');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.call.in.json'))
  .map((name) => name.replace('.call.in.json', ''));
const readFixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

type RecordedCall = Pick<UpstreamCall, 'operation' | 'query' | 'headers' | 'model' | 'isStreaming' | 'protocol'> & {
  /** As text: its bytes count. */
  readonly body: string;
};

const adapter = createVertexAdapter();
const location = { projectId: 'team-1', region: 'us-east5' };
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'vertex', priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', location },
};
const simple: UpstreamCall = {
  ...{ operation: 'generate', protocol: 'anthropic-messages', model: 'claude-sonnet-5-5', isStreaming: false, account },
  ...{ credentials: { kind: 'access-token', token: 't' }, headers: {}, query: '', body: Buffer.from('{}') },
};

describe('the request of the vertex adapter', () => {
  it.each(cases)('is written as recorded: %s', async (name) => {
    const { body, ...recorded } = readFixture(`${name}.call.in.json`) as RecordedCall;
    const {
      body: sentBody,
      headers,
      ...request
    } = await adapter.prepare({
      ...{ ...simple, ...recorded, body: Buffer.from(body) },
      credentials: { kind: 'access-token', token: 'token-of-the-account' },
    });
    const inPairs = headers.flatMap((text, index) => (index % 2 === 0 ? [[text, headers[index + 1]]] : []));
    expect({ ...request, headers: inPairs, body: sentBody?.toString() }).toEqual(
      readFixture(`${name}.request.out.json`),
    );
  });

  it.each([
    ['global', 'https://aiplatform.googleapis.com'],
    ['us', 'https://aiplatform.us.rep.googleapis.com'],
    ['eu', 'https://aiplatform.eu.rep.googleapis.com'],
    ['europe-west4', 'https://europe-west4-aiplatform.googleapis.com'],
  ])('goes for %s to %s', async (region, origin) => {
    const there = { ...account, location: { ...location, region } };
    expect(adapter.originOf(there)).toBe(origin);
    const request = await adapter.prepare({ ...simple, account: there });
    expect([request.origin, request.path]).toEqual([
      origin,
      `/v1/projects/team-1/locations/${region}/publishers/anthropic/models/claude-sonnet-5-5:rawPredict`,
    ]);
  });

  it('goes nowhere without a region', () => {
    const nowhere: Account = { ...account, location: { projectId: 'team-1' } };
    expect(adapter.originOf(nowhere)).toBe('');
    expect(() => adapter.prepare({ ...simple, account: nowhere })).toThrow(GatewayError);
  });

  it('names a model as one segment', async () => {
    const { path } = await adapter.prepare({ ...simple, model: 'claude-x/../y;z:a@1' });
    expect(path).toMatch(/\/models\/claude-x%2F\.\.%2Fy%3Bz%3Aa@1:rawPredict$/);
  });
});

describe('what vertex speaks', () => {
  const asks = (operation: Operation, model: string, asked: Protocol) =>
    adapter.protocolFor({ account, operation, model, asked });

  it('is what the publisher of a model speaks', () => {
    expect(asks('generate', 'claude-sonnet-5-5', 'openai-chat')).toBe('anthropic-messages');
    expect(asks('count_tokens', 'claude-sonnet-5-5', 'anthropic-messages')).toBe('anthropic-messages');
    expect(asks('embed', 'claude-sonnet-5-5', 'gemini-generate-content')).toBeUndefined();
    expect(asks('generate', 'gemini-3-pro', 'anthropic-messages')).toBe('gemini-generate-content');
    expect(asks('embed', 'gemini-embedding-001', 'gemini-generate-content')).toBe('gemini-generate-content');
    expect(asks('embed', 'gemini-embedding-001', 'openai-chat')).toBeUndefined();
    expect(asks('embed_many', 'gemini-embedding-001', 'gemini-generate-content')).toBeUndefined();
    expect(asks('compact', 'gemini-3-pro', 'openai-responses')).toBeUndefined();
  });
});

describe('an error of vertex', () => {
  const google = { error: { code: 429, message: 'Quota', status: 'RESOURCE_EXHAUSTED' } };
  const anthropic = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
  const classify = (status: number, body: unknown) =>
    adapter.classify({ status, headers: {}, body: Buffer.from(JSON.stringify(body)) }, 0);

  it('is in the words of Google or of Anthropic', () => {
    expect(classify(429, google)).toMatchObject({ failure: 'rate-limited', code: 'RESOURCE_EXHAUSTED' });
    expect(classify(404, [{ error: { code: 404, status: 'NOT_FOUND' } }])).toMatchObject({ failure: 'forbidden' });
    expect(classify(529, anthropic)).toMatchObject({ failure: 'overloaded', code: 'overloaded_error' });
  });

  it('is read where it is not what the client’s protocol has', () => {
    const read = (body: unknown, protocol?: Protocol) =>
      adapter.readError?.({ status: 429, headers: {}, body, ...(protocol === undefined ? {} : { protocol }) });
    expect(read(google)).toMatchObject({ status: 429, kind: 'rate-limit', message: 'Quota' });
    expect(read(google, 'anthropic-messages')).toMatchObject({ kind: 'rate-limit' });
    expect(read(google, 'gemini-generate-content')).toBeUndefined();
    expect(read([google], 'gemini-generate-content')).toMatchObject({ kind: 'rate-limit' });
    expect(read(anthropic, 'anthropic-messages')).toBeUndefined();
  });
});

describe('the credentials of vertex', () => {
  it('may be what the process finds', () => {
    expect(adapter.readCredentials({ projectId: 'team-1', region: 'global' })).toEqual({
      ...{ credentials: { kind: 'google-default' }, location: { projectId: 'team-1', region: 'global' } },
    });
  });

  it.each([
    ['region', { ...location, region: 'evil.example/' }],
    ['region', { projectId: 'p' }],
    ['projectId', { ...location, projectId: '../x' }],
    ['projectId', { region: 'us' }],
    ['serviceAccount', { ...location, serviceAccount: '{}' }],
    ['apiKey', { ...location, apiKey: 'k' }],
  ])('name %s as the member that is wrong', (field, input) => {
    const read = (): unknown => adapter.readCredentials(input);
    expect(read).toThrow(InvalidCredentials);
    expect(read).toThrow(`credentials.${field} `);
  });
});
