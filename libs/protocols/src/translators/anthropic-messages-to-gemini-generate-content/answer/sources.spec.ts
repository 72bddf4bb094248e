import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../json/json-object';
import { context } from '../../../openai/conformance/golden-case';
import { anthropicMessagesToGeminiGenerateContent as translator } from '../anthropic-messages-to-gemini-generate-content';

const request = {
  ...{ model: 'm', max_tokens: 10, messages: [{ role: 'user', content: 'News?' }] },
  tools: [{ type: 'web_search_20250305', name: 'web_search' }],
};
const page = (uri: unknown, title?: unknown): JsonObject => ({ web: { uri, title } });
const answerOf = (groundingChunks: unknown, finishReason = 'STOP'): JsonObject => {
  const content = { role: 'model', parts: [{ text: 'Rain.' }] };
  const candidates = [{ content, finishReason, groundingMetadata: { groundingChunks } }];
  return translator.translate(request, context).answer({ candidates });
};

describe('the pages that an answer is grounded on', () => {
  it('stand once each after its text', () => {
    const chunks = [page('https://a.test/', 'A'), page('https://b.test/'), page('https://a.test/', 'A')];
    expect(answerOf(chunks).content).toEqual([
      { type: 'text', text: 'Rain.\n\nSources:\n- [A](https://a.test/)\n- [https://b.test/](https://b.test/)' },
    ]);
  });

  it.each([[undefined], [[]], [['x', null, {}, page(5), page('')]]])('are none in %j', (chunks) => {
    expect(answerOf(chunks).content).toEqual([{ type: 'text', text: 'Rain.' }]);
  });

  it('are not told of an answer that did not come to its end', () => {
    expect(answerOf([page('https://a.test/')], 'MAX_TOKENS').content).toEqual([{ type: 'text', text: 'Rain.' }]);
  });
});
