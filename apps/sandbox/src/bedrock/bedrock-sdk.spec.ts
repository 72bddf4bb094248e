import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

const message: { model: string; max_tokens: number; messages: { role: 'user'; content: string }[] } = {
  ...{ model: 'global.anthropic.claude-opus-4-8', max_tokens: 100 },
  messages: [{ role: 'user', content: 'hi there' }],
};

let sandbox: RunningSandbox;
beforeAll(async () => void (sandbox = await runSandbox()));
afterAll(() => sandbox.stop());

const key = { awsAccessKey: 'AKIASANDBOXSDK', awsSecretKey: 'sandbox-secret-AKIASANDBOXSDK' };
const host = () => ({ baseURL: sandbox.url, awsRegion: 'eu-central-1', maxRetries: 0 });
const signing = (more: object = {}) => new AnthropicBedrock({ ...host(), ...key, ...more });

describe("Anthropic's SDK for Bedrock", () => {
  it.each([
    ['a key', () => signing()],
    ['a session', () => signing({ awsSessionToken: 'sandbox-session-1' })],
    ['an API key', () => new AnthropicBedrock({ ...host(), apiKey: 'sandbox-bedrock-sdk' })],
  ])('asks and streams with %s', async (_, make) => {
    const client = make();
    const answer = await client.messages.create(message);
    expect(answer.content).toMatchObject([{ text: 'Hello from the Trunkline sandbox. You said: hi there' }]);
    const streamed = await client.messages.stream(message).finalMessage();
    expect(streamed.content).toEqual(answer.content);
    const { usage } = await sandbox.settledEntry();
    expect(usage).toMatchObject({ input: streamed.usage.input_tokens, output: streamed.usage.output_tokens });
  });

  it('signs ids with a colon and ARNs so that they are found good', async () => {
    const arn = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-8';
    for (const model of ['us.anthropic.claude-opus-4-8-v1:0', arn]) {
      expect((await signing().messages.create({ ...message, model })).model).toBe('claude-opus-4-8');
    }
  });

  it('throws what is refused', async () => {
    const wrong = signing({ awsSecretKey: 'guess' });
    await expect(wrong.messages.create(message)).rejects.toMatchObject({ status: 403 });
    const unknownBeta = signing().beta.messages.create({ ...message, betas: ['files-api-2025-04-14'] });
    await expect(unknownBeta).rejects.toThrow(/invalid beta flag/);
  });

  it('throws an exception that comes in the stream', async () => {
    const stream = signing().messages.stream({ ...message, model: 'sandbox-fault-error-mid:429' });
    await expect(stream.finalMessage()).rejects.toThrow(/throttlingException/);
  });
});
