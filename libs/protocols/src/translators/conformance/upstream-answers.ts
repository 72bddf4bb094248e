import type { JsonObject } from '../../json/json-object';
import type { Protocol } from '../../protocol';

/** One thought and one word, said in one piece and as a stream. Gemini, which cannot be told to call one tool at a time, calls two. */
export interface UpstreamAnswer {
  readonly whole: JsonObject;
  readonly events: readonly JsonObject[];
}

const messageUsage = { input_tokens: 3, output_tokens: 5 };
const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'upstream-model' };
const blockStart = (index: number, block: JsonObject): JsonObject => ({
  ...{ type: 'content_block_start', index, content_block: block },
});
const blockDelta = (index: number, delta: JsonObject): JsonObject => ({ type: 'content_block_delta', index, delta });
const blockStop = (index: number): JsonObject => ({ type: 'content_block_stop', index });

const chatUsage = { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 };
const chunk = (delta: JsonObject, finish: string | null = null): JsonObject => ({
  ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'upstream-model' },
  choices: [{ index: 0, delta, finish_reason: finish }],
});

const reasoning = {
  ...{ type: 'reasoning', id: 'rs_1', encrypted_content: 'e' },
  summary: [{ type: 'summary_text', text: 'T' }],
};
const outputMessage = {
  ...{ type: 'message', id: 'msg_1', role: 'assistant', status: 'completed' },
  content: [{ type: 'output_text', text: 'Hi', annotations: [] }],
};
const response = {
  ...{ id: 'resp_1', object: 'response', created_at: 1, model: 'upstream-model', status: 'completed' },
  output: [reasoning, outputMessage],
  usage: { input_tokens: 3, output_tokens: 5, total_tokens: 8 },
};

const call = { functionCall: { name: 'lookup', args: {} } };
const gemini = {
  candidates: [
    {
      index: 0,
      finishReason: 'STOP',
      content: { role: 'model', parts: [{ text: 'T', thought: true }, { text: 'Hi' }, call, call] },
    },
  ],
  usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 1, totalTokenCount: 8 },
  ...{ modelVersion: 'upstream-model', responseId: 'r1' },
};

/** What an upstream of each protocol answers to every probe. */
export const upstreamAnswers: Readonly<Record<Protocol, UpstreamAnswer>> = {
  'anthropic-messages': {
    whole: {
      ...message,
      content: [
        { type: 'thinking', thinking: 'T', signature: 's' },
        { type: 'text', text: 'Hi' },
      ],
      ...{ stop_reason: 'end_turn', stop_sequence: null, usage: messageUsage },
    },
    events: [
      { type: 'message_start', message: { ...message, content: [], stop_reason: null, usage: messageUsage } },
      blockStart(0, { type: 'thinking', thinking: '', signature: '' }),
      blockDelta(0, { type: 'thinking_delta', thinking: 'T' }),
      blockDelta(0, { type: 'signature_delta', signature: 's' }),
      blockStop(0),
      blockStart(1, { type: 'text', text: '' }),
      blockDelta(1, { type: 'text_delta', text: 'Hi' }),
      blockStop(1),
      { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: messageUsage },
      { type: 'message_stop' },
    ],
  },
  'openai-chat': {
    whole: {
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'upstream-model', usage: chatUsage },
      choices: [
        { index: 0, finish_reason: 'stop', message: { role: 'assistant', reasoning_content: 'T', content: 'Hi' } },
      ],
    },
    events: [
      ...[chunk({ role: 'assistant', reasoning_content: 'T' }), chunk({ content: 'Hi' }), chunk({}, 'stop')],
      { ...chunk({}), choices: [], usage: chatUsage },
    ],
  },
  'openai-responses': {
    whole: response,
    events: [
      { type: 'response.created', response: { ...response, output: [], status: 'in_progress', usage: null } },
      { type: 'response.output_item.added', output_index: 0, item: { ...reasoning, summary: [] } },
      { type: 'response.reasoning_summary_text.delta', output_index: 0, item_id: 'rs_1', summary_index: 0, delta: 'T' },
      { type: 'response.output_item.done', output_index: 0, item: reasoning },
      { type: 'response.output_item.added', output_index: 1, item: { ...outputMessage, content: [] } },
      { type: 'response.output_text.delta', output_index: 1, item_id: 'msg_1', content_index: 0, delta: 'Hi' },
      { type: 'response.output_item.done', output_index: 1, item: outputMessage },
      { type: 'response.completed', response },
    ],
  },
  'gemini-generate-content': { whole: gemini, events: [gemini] },
  'gemini-code-assist': { whole: gemini, events: [gemini] },
};
