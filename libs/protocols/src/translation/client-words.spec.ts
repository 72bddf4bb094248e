import { describe, expect, it } from 'vitest';
import { clientPath, inClientWords } from './client-words';
import { UntranslatableError } from './untranslatable-error';

describe('clientPath', () => {
  it.each([
    ['openai-chat', 'stop_sequences.4', { stop: ['a'] }, 'stop'],
    ['openai-chat', 'metadata', { user: 'u' }, 'user'],
    ['openai-chat', 'metadata.user_id', { safety_identifier: 's', user: 'u' }, 'safety_identifier'],
    ['openai-responses', 'messages.3.content.0.source.type', { input: [] }, 'input'],
    ['openai-responses', 'output_config.effort', { reasoning: { effort: 'low' } }, 'reasoning.effort'],
    ['gemini-generate-content', 'top_k', { generationConfig: { topK: 1 } }, 'generationConfig.topK'],
    ['gemini-generate-content', 'system.0', { system_instruction: {} }, 'system_instruction'],
    ['gemini-generate-content', 'tools.1', { tools: [] }, 'tools'],
    ['gemini-code-assist', 'contents.0.parts.1', { request: {} }, 'request.contents.0.parts.1'],
  ] as const)('says in the words of %s what %s was', (protocol, path, request, expected) => {
    expect(clientPath(path, protocol, request)).toBe(expected);
  });
});

describe('inClientWords', () => {
  it('refuses with the same reason and the name of the member that the client wrote', () => {
    const refuse = (): never => {
      throw new UntranslatableError('messages.0.content.1', 'no: such thing');
    };
    expect(() => inClientWords('openai-responses', { input: [] }, refuse)).toThrow(
      expect.objectContaining({ feature: 'input', message: 'input: no: such thing' }),
    );
  });

  it('lets everything else through', () => {
    const failure = new TypeError('broken');
    const fail = (): never => {
      throw failure;
    };
    expect(() => inClientWords('openai-chat', {}, fail)).toThrow(failure);
    expect(inClientWords('openai-chat', {}, () => 1)).toBe(1);
  });
});
