import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { googleTokenFor } from '../testing/google-token';
import { hostileJson } from '../conformance/hostile-json';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const names = [
  ...['anthropic_version', 'anthropic_beta', 'max_tokens', 'messages', 'role', 'content', 'type', 'text', 'system'],
  ...['tools', 'tool_choice', 'thinking', 'input', 'invokeModel', 'body', 'model', 'stream', 'metadata', 'user_id'],
];
const bedrock = { authorization: 'Bearer sandbox-bedrock-1' };
const vertex = { authorization: `Bearer ${googleTokenFor('p')}` };
const foundry = { 'api-key': 'sk-sandbox-1', 'anthropic-version': '2023-06-01' };
const onVertex = '/v1/projects/p/locations/l/publishers/anthropic/models';
const places: { path: string; headers: Record<string, string> }[] = [
  { path: '/model/us.anthropic.claude-x/invoke', headers: bedrock },
  { path: '/model/us.anthropic.claude-x/invoke-with-response-stream', headers: bedrock },
  { path: '/model/anthropic.claude-x/count-tokens', headers: bedrock },
  { path: '/anthropic/v1/messages', headers: { ...bedrock, 'anthropic-version': '2023-06-01' } },
  { path: '/anthropic/v1/messages', headers: foundry },
  { path: `${onVertex}/claude-x:rawPredict`, headers: vertex },
  { path: `${onVertex}/count-tokens:rawPredict`, headers: vertex },
];

describe('a request of any shape to a platform that hosts Claude', () => {
  it('is answered or refused, and never a failure of the sandbox', async () => {
    const turn = fc.record({ role: fc.constant('user'), content: fc.array(hostileJson(names)) });
    const almost = fc.record({
      anthropic_version: fc.constantFrom('bedrock-2023-05-31', 'vertex-2023-10-16'),
      max_tokens: fc.constant(9),
      messages: fc.array(turn),
      tools: fc.array(hostileJson(names)),
    });
    const body = fc.oneof(hostileJson(names), almost);
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(...places), async (request, place) => {
        const answer = await sandbox.ask({ ...place, body: request });
        expect([200, 400, 404]).toContain(answer.status);
      }),
      { numRuns: 300 },
    );
  });

  it('whose path or whose headers are broken is refused too', async () => {
    const broken = [
      '/model/%E0%A4%A/invoke',
      '/model/%/count-tokens',
      `${onVertex}/%:rawPredict`,
      '/%/oauth2/v2.0/token',
    ];
    for (const path of broken) {
      for (const authorization of ['', 'Bearer', 'Bearer ...', 'AWS4-HMAC-SHA256 ', 'Basic Og==', 'Basic %']) {
        const answer = await sandbox.ask({ path, headers: { authorization }, body: '{' });
        expect([400, 401, 403, 404]).toContain(answer.status);
      }
    }
  });
});
