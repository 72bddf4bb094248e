import { noTokens } from '@app/common';
import { describe, expect, it } from 'vitest';
import { organizationOf } from '../../caller/organization';
import type { ComposedCall } from '../composition';
import { dataOf } from '../event-data';
import { EventWriter } from './event-writer';
import { writeItem } from './item-events';
import { outputItems } from './output-items';

const call = (kind: ComposedCall['kind']): ComposedCall => ({
  ...{ kind, callId: `call_${kind}`, name: kind, namespace: null, pieces: ['{"a":', '1}'] },
});
const body = { reasoning: { summary: 'auto' }, include: ['reasoning.encrypted_content'] };
const composition = {
  ...{
    thought: ['I ', 'think'],
    text: ['Hello ', 'you'],
    refusal: [],
    calls: [call('function'), call('custom')],
    ending: 'stop' as const,
  },
  ...{ usage: noTokens, reasoningTokens: 0, gapMs: 0 },
};

describe('the events of the output', () => {
  const writer = new EventWriter();
  const output = outputItems(composition, body, 'gpt-6', organizationOf('sk-sandbox-1'));
  for (const [index, item] of output.entries()) writeItem(writer, index, item, 0);
  const events = writer.steps.map(dataOf);

  it('come in the order of the real API', () => {
    expect(events.map(({ type }) => String(type).replace('response.', ''))).toEqual([
      ...['output_item.added', 'reasoning_summary_part.added'],
      ...['reasoning_summary_text.delta', 'reasoning_summary_text.delta', 'reasoning_summary_text.done'],
      ...['reasoning_summary_part.done', 'output_item.done'],
      ...['output_item.added', 'content_part.added', 'output_text.delta', 'output_text.delta'],
      ...['output_text.done', 'content_part.done', 'output_item.done'],
      ...['output_item.added', 'function_call_arguments.delta', 'function_call_arguments.delta'],
      ...['function_call_arguments.done', 'output_item.done'],
      ...['output_item.added', 'custom_tool_call_input.delta', 'custom_tool_call_input.delta'],
      ...['custom_tool_call_input.done', 'output_item.done'],
    ]);
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
  });

  it('name what they belong to, and end with the whole of it', () => {
    const ids = output.map(({ item }) => item.id);
    expect(ids.map((id) => String(id).split('_')[0])).toEqual(['rs', 'msg', 'fc', 'ctc']);
    for (const event of events) {
      const { item_id: id, item, output_index: index } = event;
      expect(id ?? (item as { id: unknown }).id).toBe(ids[Number(index)]);
    }
    const ends = events.filter(({ type }) => type === 'response.output_item.done');
    expect(ends.map(({ item }) => item)).toEqual(output.map(({ item }) => item));
  });

  it('begin with items that have said nothing', () => {
    const starts = events.filter(({ type }) => type === 'response.output_item.added').map(({ item }) => item);
    expect(starts).toMatchObject([{ summary: [] }, { content: [] }, { arguments: '' }, { input: '' }]);
  });
});
