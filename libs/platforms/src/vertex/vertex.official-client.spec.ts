import { AnthropicVertex } from '@anthropic-ai/vertex-sdk';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { UpstreamCall } from '../platform-adapter';
import { createVertexAdapter } from './vertex.adapter';

const counted = { model: 'claude-haiku-4-5@20251001', messages: [{ role: 'user' as const, content: 'hello' }] };
const question = { ...counted, max_tokens: 7 };

/** What the vendor's own client sends. */
async function askWithOfficialClient(region: string, operation: UpstreamCall['operation'], isStreaming: boolean) {
  const sent: Request[] = [];
  const client = new AnthropicVertex({
    ...{ region, projectId: 'team-1', maxRetries: 0 },
    authClient: { getRequestHeaders: () => Promise.resolve(new Headers({ authorization: 'Bearer token' })) } as never,
    fetch: (input, init) => {
      sent.push(new Request(input, init));
      return Promise.reject(new Error('enough is known'));
    },
  });
  const asked =
    operation === 'count_tokens'
      ? client.messages.countTokens(counted)
      : client.messages.create({ ...question, stream: isStreaming });
  await asked.catch(() => undefined);
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  return { url: new URL(request.url), body: (await request.json()) as object };
}

describe('the vertex adapter, beside the official client', () => {
  const adapter = createVertexAdapter();

  it.each([
    ['global', 'generate', true],
    ['us', 'generate', false],
    ['eu', 'generate', true],
    ['us-east5', 'generate', false],
    ['us-east5', 'count_tokens', false],
  ] as const)('asks the same in the same place: %s, %s, stream %s', async (region, operation, isStreaming) => {
    const official = await askWithOfficialClient(region, operation, isStreaming);
    const account: Account = {
      ...{ id: 'acc_1', name: 'Team', platform: 'vertex', priority: 50, schedulable: true, personal: false },
      ...{ createdAt: '2026-11-21T10:00:00.000Z', location: { projectId: 'team-1', region } },
    };
    const asked = operation === 'count_tokens' ? counted : { ...question, stream: isStreaming };
    const own = await adapter.prepare({
      ...{ operation, protocol: 'anthropic-messages', model: question.model, isStreaming, account },
      credentials: { kind: 'access-token', token: 'token' },
      ...{ headers: {}, query: '', body: Buffer.from(JSON.stringify(asked)) },
    });
    expect([own.origin, own.path]).toEqual([official.url.origin, official.url.pathname]);
    // That client says the newest version of all models, and this adapter what the model knows.
    const body = JSON.parse(own.body?.toString() ?? '') as object;
    expect({ ...body, anthropic_version: '' }).toEqual({ ...official.body, anthropic_version: '' });
  });
});
