import type { TokenUsage } from '@app/common';
import type { Step } from '../http/answer';
import type { Reply, ReplyBlock } from './reply';
import { deltaUsage, fullUsage } from './usage-wire';

const deltaKeys = {
  thinking: { type: 'thinking_delta', field: 'thinking' },
  text: { type: 'text_delta', field: 'text' },
  tool_use: { type: 'input_json_delta', field: 'partial_json' },
} as const;

const parts: Readonly<Record<string, Step['part']>> = { content_block_delta: 'content', message_stop: 'end' };

/** One server-sent event; `data` is JSON text without line breaks. */
export function eventStep(event: string, data: string, usage: TokenUsage | null = null, waitMs = 0): Step {
  return { event, part: parts[event], bytes: `event: ${event}\ndata: ${data}\n\n`, waitMs, usage };
}

const ping = eventStep('ping', '{"type": "ping"}');
const messageStop = eventStep('message_stop', '{"type":"message_stop"}');

/** The events of one reply, in the order of the real API: https://platform.claude.com/docs/en/build-with-claude/streaming */
export function streamSteps(reply: Reply, messageId: string, model: string): Step[] {
  // The real API counts the tokens that it has begun with, a small number, in its first event.
  const usageAtStart: TokenUsage = { ...reply.usage, output: Math.min(reply.usage.output, 1) };
  const steps = [
    eventStep(
      'message_start',
      `{"type":"message_start","message":{"id":"${messageId}","type":"message","role":"assistant","model":${JSON.stringify(model)},` +
        `"content":[],"stop_reason":null,"stop_sequence":null,"usage":${fullUsage(usageAtStart, null)}}}`,
      usageAtStart,
    ),
  ];
  for (const [index, block] of reply.blocks.entries()) {
    steps.push(eventStep('content_block_start', startOf(index, block)));
    if (index === 0) steps.push(ping);
    addDeltas(steps, index, block, reply.gapMs);
    steps.push(eventStep('content_block_stop', `{"type":"content_block_stop","index":${index}}`));
  }
  const stopSequence = JSON.stringify(reply.stopSequence);
  steps.push(
    eventStep(
      'message_delta',
      `{"type":"message_delta","delta":{"stop_reason":"${reply.stopReason}","stop_sequence":${stopSequence}},"usage":${deltaUsage(reply)}}`,
      reply.usage,
    ),
    messageStop,
  );
  return steps;
}

const startOf = (index: number, block: ReplyBlock): string =>
  `{"type":"content_block_start","index":${index},"content_block":${emptyBlock(block)}}`;

function emptyBlock(block: ReplyBlock): string {
  switch (block.type) {
    case 'text':
      return `{"type":"text","text":""}`;
    case 'thinking':
      return `{"type":"thinking","thinking":"","signature":""}`;
    case 'redacted_thinking':
      // Complete from the start: it has no deltas.
      return `{"type":"redacted_thinking","data":"${block.data}"}`;
    case 'tool_use':
      return `{"type":"tool_use","id":"${block.id}","name":${JSON.stringify(block.name)},"input":{}}`;
  }
}

function addDeltas(steps: Step[], index: number, block: ReplyBlock, gapMs: number): void {
  if (block.type === 'redacted_thinking') return;
  const { type, field } = deltaKeys[block.type];
  const head = `{"type":"content_block_delta","index":${index},"delta":{"type":`;
  for (const piece of block.pieces) {
    const data = `${head}"${type}","${field}":${JSON.stringify(piece)}}}`;
    steps.push(eventStep('content_block_delta', data, null, gapMs));
  }
  if (block.type === 'thinking') {
    steps.push(eventStep('content_block_delta', `${head}"signature_delta","signature":"${block.signature}"}}`));
  }
}
