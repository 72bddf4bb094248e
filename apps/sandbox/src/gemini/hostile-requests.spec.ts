import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { geminiCaller } from '../testing/gemini-caller';
import { hostileJson } from '../conformance/hostile-json';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const names = [
  ...[
    'contents',
    'role',
    'parts',
    'text',
    'inlineData',
    'functionCall',
    'functionResponse',
    'thoughtSignature',
    'name',
  ],
  ...['args', 'response', 'tools', 'functionDeclarations', 'parameters', 'parametersJsonSchema', 'type', 'properties'],
  ...['required', 'toolConfig', 'functionCallingConfig', 'mode', 'allowedFunctionNames', 'generationConfig', 'enum'],
  ...['maxOutputTokens', 'stopSequences', 'responseSchema', 'responseJsonSchema', 'thinkingConfig', 'items', 'anyOf'],
  ...['systemInstruction', 'content', 'requests', 'outputDimensionality', 'generateContentRequest', 'labels'],
];
const methods = ['generateContent', 'streamGenerateContent', 'countTokens', 'embedContent', 'batchEmbedContents'];

describe('a request of any shape', () => {
  it('is answered or refused, and never a failure of the sandbox', async () => {
    const ask = geminiCaller(sandbox);
    const content = fc.record({ role: fc.constantFrom('user', 'model', 1), parts: fc.array(hostileJson(names)) });
    const almost = fc.record({ contents: fc.array(content), tools: fc.array(hostileJson(names)) });
    const body = fc.oneof(hostileJson(names), almost);
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(...methods), async (request, method) => {
        const answer = await ask(request, { method, model: 'sandbox-embedding' });
        expect([200, 400, 403]).toContain(answer.status);
      }),
      { numRuns: 300 },
    );
  });
});
