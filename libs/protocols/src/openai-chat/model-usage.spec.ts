import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { meterChatAnswer } from './meter-json-answer';
import { ChatStreamMeter } from './stream-meter';

const usage = { prompt_tokens: 9, completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 3 } };
const tokens = { ...noTokens, input: 9, output: 5 };
const cited = [{ type: 'url_citation', url_citation: { url: 'https://example.com', title: 'Example' } }];

const whole = (more: object, message: object = { content: 'Hi' }): unknown => {
  const answer = meterChatAnswer(
    Buffer.from(JSON.stringify({ model: 'gpt-6', choices: [{ index: 0, message }], usage, ...more })),
  );
  return answer.isWhole ? answer.metered : undefined;
};
const stream = (chunks: readonly object[]) => {
  const meter = new ChatStreamMeter();
  for (const chunk of chunks)
    meter.take({ event: '', data: Buffer.from(JSON.stringify({ model: 'gpt-6', ...chunk })) });
  return meter.result();
};
const delta = (content: object, finish: string | null = null): object => ({
  choices: [{ index: 0, delta: content, finish_reason: finish }],
});
const exact = (more: object): object => ({
  entries: [{ model: 'gpt-6', usage: tokens, reasoningTokens: 3, ...more }],
  source: 'exact',
});

describe('a chat completion', () => {
  it('says class and thoughts', () => {
    expect(whole({ service_tier: 'flex' })).toEqual(exact({ serviceClass: 'flex' }));
    expect(whole({ service_tier: 'default' })).toEqual(exact({}));
  });

  it('that cites what it found has searched the web once', () => {
    expect(whole({}, { content: 'Hi', annotations: [...cited, ...cited] })).toEqual(
      exact({ serverTools: { webSearch: 1 } }),
    );
    expect(whole({}, { content: '"url_citation"', annotations: [] })).toEqual(exact({}));
  });

  it.each([{ num_search_queries: 4 }, { server_tool_use: { web_search_requests: 4 } }])(
    'that counts its searches in %j has as many, cited or not',
    (counts) => {
      const counted = { usage: { ...usage, ...counts } };
      expect(whole(counted)).toEqual(exact({ serverTools: { webSearch: 4 } }));
      expect(whole(counted, { annotations: cited })).toEqual(exact({ serverTools: { webSearch: 4 } }));
    },
  );
});

describe('a stream of chunks', () => {
  it('says the same, in whichever chunk', () => {
    const chunks = [
      { ...delta({ role: 'assistant', content: '' }), service_tier: 'priority' },
      delta({ content: 'Hi', annotations: cited }),
      delta({}, 'stop'),
      { choices: [], usage },
    ];
    expect(stream(chunks)).toEqual(exact({ serviceClass: 'priority', serverTools: { webSearch: 1 } }));
  });

  it('says what it said when it broke off', () => {
    expect(stream([{ ...delta({ content: 'Hi' }), service_tier: 'flex' }])).toEqual({
      entries: [{ model: 'gpt-6', usage: { ...noTokens, output: 1 }, serviceClass: 'flex' }],
      source: 'partial',
    });
  });

  it('changes nothing after its figures', () => {
    const after = { ...delta({ annotations: cited }), service_tier: 'flex' };
    expect(stream([{ ...delta({}, 'stop'), usage }, after])).toEqual(exact({}));
  });
});
