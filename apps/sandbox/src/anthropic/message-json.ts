import type { Reply, ReplyBlock } from './reply';
import { fullUsage } from './usage-wire';

/** The same reply as one JSON message. */
export function messageJson(reply: Reply, messageId: string, model: string): string {
  const content = reply.blocks.map(blockJson).join(',');
  const usage = fullUsage(reply.usage, reply.thinkingTokens === 0 ? null : reply.thinkingTokens);
  return (
    `{"id":"${messageId}","type":"message","role":"assistant","model":${JSON.stringify(model)},"content":[${content}],` +
    `"stop_reason":"${reply.stopReason}","stop_sequence":${JSON.stringify(reply.stopSequence)},"usage":${usage}}`
  );
}

function blockJson(block: ReplyBlock): string {
  const whole = block.pieces.join('');
  switch (block.type) {
    case 'text':
      return `{"type":"text","text":${JSON.stringify(whole)}}`;
    case 'thinking':
      return `{"type":"thinking","thinking":${JSON.stringify(whole)},"signature":"${block.signature}"}`;
    case 'redacted_thinking':
      return `{"type":"redacted_thinking","data":"${block.data}"}`;
    case 'tool_use':
      return `{"type":"tool_use","id":"${block.id}","name":${JSON.stringify(block.name)},"input":${whole === '' ? '{}' : whole}}`;
  }
}
