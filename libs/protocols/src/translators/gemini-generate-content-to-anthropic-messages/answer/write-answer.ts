import { GatewayError } from '@app/common';
import { type JsonObject, asObject, asText, objectsOf } from '../../../json/json-object';
import type { AnswerNotes } from './answer-notes';
import { finishOf, geminiUsageOf } from './finish';
import { PartWriter } from './part-writer';

/** @throws GatewayError `upstream_malformed` where the body is no message */
export function writeAnswer(message: JsonObject, notes: AnswerNotes): JsonObject {
  if (!Array.isArray(message.content))
    throw new GatewayError('upstream_malformed', 'The upstream answered with something else than a message');
  const writer = new PartWriter(notes);
  const parts = objectsOf(message.content).flatMap((block) => partsOf(block, writer));
  const last = writer.last();
  if (parts.length === 0 || last.thoughtSignature !== undefined) parts.push(last);
  const finish = finishOf(message, writer.hasMalformedCall);
  return {
    candidates: [{ content: { role: 'model', parts }, ...finish, index: 0 }],
    usageMetadata: geminiUsageOf(asObject(message.usage) ?? {}),
    ...notes.tail,
  };
}

function partsOf(block: JsonObject, writer: PartWriter): JsonObject[] {
  switch (block.type) {
    case 'text':
      return writer.text(asText(block.text) ?? '');
    case 'thinking':
    case 'redacted_thinking':
      writer.keep(block);
      return writer.thought(asText(block.thinking) ?? '');
    case 'tool_use':
      return writer.call(block, JSON.stringify(block.input ?? {}));
    default:
      return [];
  }
}
