import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestChanges } from '../../request/request-changes';
import { readResponsesEnvelope } from './read-envelope';
import { countInputItems, endsInUserMessage, rewriteResponsesRequest } from './rewrite';

const bytesOf = (request: object | string): Buffer =>
  Buffer.from(typeof request === 'string' ? request : JSON.stringify(request));
function rewritten(request: object | string, changes: RequestChanges): string {
  const body = bytesOf(request);
  return rewriteResponsesRequest(body, readResponsesEnvelope(body), changes).toString('utf8');
}
const reasoning = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAA' };
const call = { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' };
const output = { type: 'function_call_output', call_id: 'c', output: 'reasoning' };

describe('rewriteResponsesRequest', () => {
  it('changes the model and no other byte', () => {
    const request = '{ "max_output_tokens" : 1e2, "model":"mod\\u0065l" , "input":[{"model":"model"}] }';
    expect(rewritten(request, { model: 'o"ther' })).toBe(
      '{ "max_output_tokens" : 1e2, "model":"o\\"ther" , "input":[{"model":"model"}] }',
    );
  });

  it('leaves encrypted reasoning out of the first items, and changes the model wherever it stands', () => {
    const input = [reasoning, call, output, reasoning];
    const expected = { model: 'other', input: [call, output, reasoning] };
    const changes = { model: 'other', thinkingOfFirst: 3 };
    expect(JSON.parse(rewritten({ model: 'm', input }, changes))).toEqual(expected);
    expect(JSON.parse(rewritten({ input, model: 'm' }, changes))).toEqual(expected);
  });

  it('leaves a body without encrypted reasoning as it is', () => {
    const plain = { ...reasoning, encrypted_content: null };
    const message = { role: 'user', content: '{"type":"reasoning","encrypted_content":"x"}' };
    const body = bytesOf({ model: 'm', input: [plain, message, null, 'reasoning'] });
    expect(rewriteResponsesRequest(body, readResponsesEnvelope(body), { thinkingOfFirst: 9 })).toBe(body);
  });

  it('keeps every item that is no encrypted reasoning, in its order', () => {
    const item = fc.oneof(fc.constant(reasoning), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(item), fc.nat({ max: 12 }), (input, first) => {
        const result = JSON.parse(rewritten({ model: 'm', input }, { thinkingOfFirst: first })) as { input: unknown };
        const kept = input.filter((each, index) => index >= first || each !== reasoning);
        expect(result.input).toEqual(JSON.parse(JSON.stringify(kept)));
      }),
    );
  });
});

describe('what is told of the input', () => {
  const told = (input: unknown): [number, boolean] => {
    const body = bytesOf({ model: 'm', input });
    const envelope = readResponsesEnvelope(body);
    return [countInputItems(body, envelope), endsInUserMessage(body, envelope)];
  };

  it.each<[unknown, number, boolean]>([
    ['Hello', 1, true],
    [[{ role: 'user', content: 'Hello' }], 1, true],
    [
      [
        { role: 'user', content: 'Hello' },
        { role: 'developer', content: 'Be kind' },
      ],
      2,
      true,
    ],
    [[call, output], 2, false],
    [[call, output, { type: 'compaction_trigger' }], 3, false],
    [[], 0, false],
    [null, 0, false],
    [[null], 1, false],
  ])('%j has %i items and was begun by a person: %s', (input, count, isUser) => {
    expect(told(input)).toEqual([count, isUser]);
  });
});
