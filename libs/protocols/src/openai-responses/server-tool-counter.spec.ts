import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { meterResponse } from './meter-answer';
import { ResponsesStreamMeter } from './stream-meter';

const usage = { input_tokens: 9, output_tokens: 5, output_tokens_details: { reasoning_tokens: 3 } };
const search = (type?: string) => ({ type: 'web_search_call', id: 'ws_1', action: type && { type } });
const code = (container?: string) => ({ type: 'code_interpreter_call', container_id: container, code: '1' });
const message = { type: 'message', content: [{ type: 'output_text', text: '{"type":"web_search_call"}' }] };
const output = [
  ...[search('search'), search('open_page'), search('find_in_page'), search()],
  ...[code('cntr_1'), code('cntr_1'), code('cntr_2'), code()],
  ...[{ type: 'file_search_call', queries: ['a', 'b'] }, { type: 'function_call', name: 'web_search_call' }, message],
];
const serverTools = { webSearch: 2, fileSearch: 1, codeExecution: 3 };
const response = { id: 'resp_1', model: 'gpt-6', service_tier: 'flex', error: null, output, usage };
const exact = {
  entries: [
    {
      ...{ model: 'gpt-6', usage: { ...noTokens, input: 9, output: 5 } },
      ...{ reasoningTokens: 3, serviceClass: 'flex', serverTools },
    },
  ],
  source: 'exact',
};

function stream(events: readonly object[], isNamed = true): ResponsesStreamMeter {
  const meter = new ResponsesStreamMeter();
  for (const data of events) {
    meter.take({ event: isNamed ? (data as { type: string }).type : '', data: Buffer.from(JSON.stringify(data)) });
  }
  return meter;
}
const created = { type: 'response.created', response: { model: 'gpt-6', service_tier: 'flex' } };
const done = output.map((item, index) => ({ type: 'response.output_item.done', output_index: index, item }));

describe('tools that ran at the upstream', () => {
  it('are counted in a whole response: searches, and each container once', () => {
    expect(meterResponse(Buffer.from(JSON.stringify(response)))).toEqual({ isWhole: true, metered: exact });
    expect(meterResponse(Buffer.from(JSON.stringify(response, null, 2)))).toEqual({ isWhole: true, metered: exact });
  });

  it('are counted in a stream, once, whichever events tell of them', () => {
    for (const isNamed of [true, false]) {
      const end = { type: 'response.completed', response };
      expect(stream([created, ...done, end], isNamed).result()).toEqual(exact);
      expect(stream([created, end], isNamed).result()).toEqual(exact);
      const bare = { ...end, response: { ...response, output: [] } };
      expect(stream([created, ...done, bare], isNamed).result()).toEqual(exact);
    }
  });

  it('count also where the stream broke off', () => {
    expect(stream([created, ...done]).result()).toEqual({
      entries: [{ model: 'gpt-6', usage: noTokens, serviceClass: 'flex', serverTools }],
      source: 'partial',
    });
  });

  it.each([{ output: 'none' }, { output: [null, 7, 'web_search_call'] }, { output: {} }, {}])(
    'are none where the output is %j',
    (more) => {
      const body = Buffer.from(JSON.stringify({ ...response, output: undefined, ...more }));
      const entry = { ...exact.entries[0], serverTools: undefined };
      expect(meterResponse(body)).toEqual({ isWhole: true, metered: { entries: [entry], source: 'exact' } });
    },
  );
});
