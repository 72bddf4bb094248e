import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnthropicEnvelope } from './read-envelope';
import type { RequestChanges } from '../../request/request-changes';
import { countMessages, isUserMessage, rewriteRequest } from './rewrite';

const bytesOf = (request: object | string): Buffer =>
  Buffer.from(typeof request === 'string' ? request : JSON.stringify(request));
const rewritten = (request: object | string, changes: RequestChanges): string =>
  rewriteRequest(bytesOf(request), readAnthropicEnvelope(bytesOf(request)), changes).toString('utf8');
const withoutThinking = (request: object | string): string => rewritten(request, { thinkingOfFirst: Infinity });

const thinking = { type: 'thinking', thinking: 'Hm.', signature: 'c2ln' };
const redacted = { type: 'redacted_thinking', data: 'eA==' };

describe('another model', () => {
  it('changes the model and no other byte', () => {
    const request = '{ "max_tokens" : 1e2, "model":"mod\\u0065l" , "messages":[{"model":"model"}] }';
    expect(rewritten(request, { model: 'o"ther' })).toBe(
      '{ "max_tokens" : 1e2, "model":"o\\"ther" , "messages":[{"model":"model"}] }',
    );
  });
});

describe('leaving thinking out', () => {
  it('leaves a body without thinking as it is', () => {
    const body = bytesOf({
      model: 'm',
      messages: [
        { role: 'user', content: [thinking] },
        { role: 'assistant', content: 'x' },
      ],
    });
    expect(rewriteRequest(body, readAnthropicEnvelope(body), { thinkingOfFirst: 9 })).toBe(body);
  });

  it('keeps every byte but those of the thinking', () => {
    const request =
      '{"model":"m", "messages" : [ {"role":"user","content":"[{"} , {"role":"assistant", "content":[ ' +
      `${JSON.stringify(thinking)}, {"type":"tool_use","input":{"n":12345678901234567890}}, ${JSON.stringify(redacted)} ]} ],"x":1}`;
    expect(withoutThinking(request)).toBe(
      '{"model":"m", "messages" : [{"role":"user","content":"[{"},{"role":"assistant", "content":' +
        '[{"type":"tool_use","input":{"n":12345678901234567890}}]}],"x":1}',
    );
  });

  it('looks at the first messages only, and changes the model wherever it stands', () => {
    const turn = { role: 'assistant', content: [thinking, { type: 'text', text: 'x' }] };
    const cleaned = { role: 'assistant', content: [{ type: 'text', text: 'x' }] };
    const changes = { model: 'other', thinkingOfFirst: 2 };
    const messages = [turn, turn, turn];
    const expected = { model: 'other', messages: [cleaned, cleaned, turn] };
    expect(JSON.parse(rewritten({ model: 'm', messages }, changes))).toEqual(expected);
    expect(JSON.parse(rewritten({ messages, model: 'm' }, changes))).toEqual(expected);
  });

  it('drops a turn that was nothing but thinking', () => {
    const messages = [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: [thinking] },
      { role: 'user', content: 'b' },
    ];
    expect(JSON.parse(withoutThinking({ model: 'm', messages }))).toEqual({
      model: 'm',
      messages: [messages[0], messages[2]],
    });
  });

  it('does to any conversation what filtering its blocks does', () => {
    const block = fc.oneof(
      fc.constantFrom(thinking, redacted),
      fc.record({ type: fc.constant('text'), text: fc.string() }),
    );
    const message = fc.record({
      role: fc.constantFrom('user', 'assistant'),
      content: fc.oneof(fc.string(), fc.array(block, { minLength: 1, maxLength: 4 })),
    });
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const expected = messages.flatMap(({ role, content }) => {
          if (role === 'user' || typeof content === 'string') return [{ role, content }];
          const kept = content.filter(({ type }) => type === 'text');
          return kept.length === 0 ? [] : [{ role, content: kept }];
        });
        expect(JSON.parse(withoutThinking({ model: 'm', messages }))).toEqual({
          model: 'm',
          messages: expected,
        });
      }),
    );
  });

  it.each([{ model: 'm' }, { model: 'm', messages: 'none' }, { model: 'm', messages: [null, 1, 'x', []] }])(
    'leaves %j as it is',
    (request) => {
      expect(withoutThinking(request)).toBe(JSON.stringify(request));
    },
  );
});

describe('isUserMessage', () => {
  const last = (...messages: unknown[]): boolean => {
    const body = bytesOf({ model: 'm', messages });
    return isUserMessage(body, readAnthropicEnvelope(body));
  };

  it('is one that a person wrote', () => {
    expect(last({ role: 'user', content: 'hi' })).toBe(true);
    expect(last({ role: 'user', content: [{ type: 'text', text: 'hi' }] }, { role: 'system', content: 'x' })).toBe(
      true,
    );
  });

  it('is not the result of a tool, nor an answer begun, nor nothing', () => {
    expect(last({ role: 'user', content: [{ type: 'tool_result', tool_use_id: '1' }] })).toBe(false);
    expect(last({ role: 'user', content: 'hi' }, { role: 'assistant', content: 'Well' })).toBe(false);
    expect(last()).toBe(false);
    expect(last('x')).toBe(false);
  });
});

describe('countMessages', () => {
  it.each([
    [0, { model: 'm' }],
    [0, { model: 'm', messages: [] }],
    [2, { model: 'm', messages: [{ content: '[{},{}]' }, { content: [{}, {}] }] }],
  ])('is %d for %j', (count, request) => {
    expect(countMessages(bytesOf(request), readAnthropicEnvelope(bytesOf(request)))).toBe(count);
  });
});
