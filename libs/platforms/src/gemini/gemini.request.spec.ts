import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import type { Operation, UpstreamCall } from '../platform-adapter';
import { createGeminiAdapter } from './gemini.adapter';

const folder = join(import.meta.dirname, '__fixtures__');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.call.in.json'))
  .map((name) => name.replace('.call.in.json', ''));
const readFixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

type RecordedCall = Pick<UpstreamCall, 'operation' | 'query' | 'headers' | 'model' | 'isStreaming'> & {
  readonly baseUrl?: string;
};

const adapter = createGeminiAdapter();
const account: Account = {
  ...{ id: 'acc_1', name: 'Team', platform: 'gemini', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const simple: UpstreamCall = {
  ...{ operation: 'generate', protocol: 'gemini-generate-content', model: 'gemini-3-pro', isStreaming: false, account },
  ...{ credentials: { kind: 'api-key', apiKey: 'AIza-of-the-account' }, headers: {}, query: '' },
  body: Buffer.from('{"big":1152921504606846977}'),
};

describe('the request of the gemini adapter', () => {
  it.each(cases)('is written as recorded: %s', async (name) => {
    const { baseUrl, ...recorded } = readFixture(`${name}.call.in.json`) as RecordedCall;
    const { body, headers, ...request } = await adapter.prepare({
      ...{ ...simple, ...recorded },
      account: { ...account, ...(baseUrl === undefined ? {} : { baseUrl }) },
    });
    const inPairs = headers.flatMap((text, index) => (index % 2 === 0 ? [[text, headers[index + 1]]] : []));
    expect({ ...request, headers: inPairs }).toEqual(readFixture(`${name}.request.out.json`));
    expect(body).toBe(simple.body);
  });

  it('says who pays for what a token is used for', async () => {
    const { headers } = await adapter.prepare({
      ...{ ...simple, account: { ...account, location: { projectId: 'team-1' } } },
      credentials: { kind: 'access-token', token: 't' },
    });
    expect(headers.slice(0, 4)).toEqual(['authorization', 'Bearer t', 'x-goog-user-project', 'team-1']);
  });
});

describe('what gemini speaks', () => {
  const asks = (operation: Operation, asked: Protocol) =>
    adapter.protocolFor({ account, operation, model: 'gemini-3-pro', asked });

  it('is its own protocol, and embeddings in no other', () => {
    expect(asks('generate', 'openai-responses')).toBe('gemini-generate-content');
    expect(asks('generate', 'gemini-code-assist')).toBe('gemini-generate-content');
    expect(asks('count_tokens', 'anthropic-messages')).toBe('gemini-generate-content');
    expect(asks('embed_many', 'gemini-generate-content')).toBe('gemini-generate-content');
    expect(asks('embed', 'openai-chat')).toBeUndefined();
    expect(asks('compact', 'gemini-generate-content')).toBeUndefined();
  });
});

describe('an error of gemini', () => {
  const body = { error: { code: 503, message: 'Busy', status: 'UNAVAILABLE' } };

  it('is read where it is wrapped in a list, and else is as clients know it', () => {
    expect(adapter.readError?.({ status: 503, headers: {}, body })).toBeUndefined();
    expect(adapter.readError?.({ status: 503, headers: {}, body: [body] })).toEqual({
      ...{ status: 503, kind: 'overloaded', message: 'Busy', code: 'UNAVAILABLE' },
    });
    expect(adapter.readError?.({ status: 503, headers: {}, body: [] })).toBeUndefined();
  });
});

describe('the credentials of gemini', () => {
  const oauth = { clientId: 'c', clientSecret: 's', refreshToken: 'r' };

  it('are a key, or an OAuth client at Google', () => {
    expect(adapter.readCredentials({ apiKey: 'k' })).toEqual({ credentials: { kind: 'api-key', apiKey: 'k' } });
    expect(adapter.readCredentials({ oauth, projectId: 'p' })).toEqual({
      credentials: { kind: 'oauth', tokenUrl: 'https://oauth2.googleapis.com/token', ...oauth },
      location: { projectId: 'p' },
    });
  });

  it.each([
    ['projectId', { apiKey: 'k', projectId: 'p' }],
    ['projectId', { oauth, projectId: 7 }],
    ['apiKey', { oauth, apiKey: 'k' }],
    ['apiKey', { serviceAccount: {}, apiKey: 'k' }],
    ['serviceAccount.type', { serviceAccount: {} }],
  ])('name %s as the member that is wrong', (field, input) => {
    const read = (): unknown => adapter.readCredentials(input);
    expect(read).toThrow(InvalidCredentials);
    expect(read).toThrow(`credentials.${field} `);
  });
});
