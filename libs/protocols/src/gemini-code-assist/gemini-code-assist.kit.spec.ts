import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { codeAssistCompanionAnswer } from './companion-answer';
import { geminiCodeAssistKit as kit } from './gemini-code-assist.kit';

const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const contents = [{ role: 'user', parts: [{ text: 'ä' }] }];
const request = {
  ...{ model: 'gemini-x', project: 'p', user_prompt_id: 'u' },
  request: { contents, session_id: 's-1', labels: {}, generationConfig: { maxOutputTokens: 9 } },
};

describe('the envelope of Code Assist', () => {
  it('is read through to the request within', () => {
    const envelope = kit.readEnvelope(bytes(request), { isStreaming: true });
    expect(envelope).toMatchObject({
      protocol: 'gemini-code-assist',
      model: 'gemini-x',
      isStreaming: true,
      maxTokens: 9,
    });
    expect(kit.countMessages(bytes(request), envelope)).toBe(1);
    expect(kit.isUserMessage(bytes(request), envelope)).toBe(true);
    expect(kit.readSession(bytes(request), envelope, {})).toEqual({ id: 's-1', source: 'client' });
  });

  it('names the model within, where a count of tokens is asked for', () => {
    const count = { request: { model: 'models/gemini-y', contents } };
    expect(kit.readEnvelope(bytes(count), {}).model).toBe('gemini-y');
    for (const body of [{}, { model: 'm' }, { request: [] }, { request: { contents } }])
      expect(() => kit.readEnvelope(bytes(body), {})).toThrow(GatewayError);
  });

  it('takes a session id in a text for no session', () => {
    const other = { model: 'm', request: { contents: [{ parts: [{ text: '"session_id":"x",' }] }] } };
    const session = kit.readSession(bytes(other), kit.readEnvelope(bytes(other), {}), {});
    expect(session?.source).toBe('prefix');
  });
});

describe('codeAssistCompanionAnswer', () => {
  it('says that the client is enrolled, in a project whose name is no number', () => {
    const answer = codeAssistCompanionAnswer('loadCodeAssist', {});
    expect(answer).toMatchObject({ currentTier: { id: 'standard-tier' } });
    expect(String(answer?.cloudaicompanionProject)).toMatch(/^[a-z]+$/);
    expect(codeAssistCompanionAnswer('onboardUser', {})).toMatchObject({ done: true });
    expect(codeAssistCompanionAnswer('operations', { name: 'operations/7' })).toMatchObject({ name: 'operations/7' });
  });

  it('knows nothing else', () => {
    expect(codeAssistCompanionAnswer('generateContent', {})).toBeUndefined();
    expect(codeAssistCompanionAnswer('constructor', {})).toBeUndefined();
  });
});
