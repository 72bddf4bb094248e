import { parseJsonObject } from '../../json/json-object';
import type { Span } from '../../json/read-top-level-fields';
import type { RequestChanges } from '../../request/request-changes';
import type { RequestEnvelope } from '../../request/request-envelope';
import { isTextInput, itemSpans } from './input-items';

interface Splice extends Span {
  readonly replacement: Buffer;
}

/** The body with these changes; every other byte stays. */
export function rewriteResponsesRequest(body: Buffer, envelope: RequestEnvelope, changes: RequestChanges): Buffer {
  const { model, thinkingOfFirst = 0 } = changes;
  const splices: Splice[] = [];
  if (model !== undefined && envelope.spans.model)
    splices.push({ ...envelope.spans.model, replacement: Buffer.from(JSON.stringify(model)) });
  const input = thinkingOfFirst > 0 ? withoutReasoning(body, envelope, thinkingOfFirst) : undefined;
  if (input) splices.push(input);
  return splices.sort((first, second) => second.start - first.start).reduce(splice, body);
}

/** Undefined when there is nothing to leave out. */
function withoutReasoning(body: Buffer, envelope: RequestEnvelope, first: number): Splice | undefined {
  const spans = itemSpans(body, envelope);
  if (!spans || !envelope.spans.input) return undefined;
  const items = spans.map(({ start, end }) => body.subarray(start, end));
  const kept = items.filter((item, index) => index >= first || !isEncryptedReasoning(item));
  return kept.length === items.length ? undefined : { ...envelope.spans.input, replacement: joined(kept) };
}

const REASONING = Buffer.from('"reasoning"');

/** A message can speak of reasoning as well: only what looks like it is parsed. */
function isEncryptedReasoning(bytes: Buffer): boolean {
  if (!bytes.includes(REASONING)) return false;
  const item = parseJsonObject(bytes.toString('utf8'));
  return item?.type === 'reasoning' && typeof item.encrypted_content === 'string' && item.encrypted_content !== '';
}

/** How many items the input has so far; a text counts as one. */
export function countInputItems(body: Buffer, envelope: RequestEnvelope): number {
  return itemSpans(body, envelope)?.length ?? (isTextInput(body, envelope) ? 1 : 0);
}

/** Whether the last item is one that a person began, as opposed to the result of a tool. What developers say does not count. */
export function endsInUserMessage(body: Buffer, envelope: RequestEnvelope): boolean {
  if (isTextInput(body, envelope)) return true;
  for (const { start, end } of itemSpans(body, envelope)?.reverse() ?? []) {
    const item = parseJsonObject(body.toString('utf8', start, end));
    if (item?.role !== 'developer' && item?.role !== 'system') return item?.role === 'user';
  }
  return false;
}

function joined(elements: readonly Buffer[]): Buffer {
  const parts = elements.flatMap((element, index) => (index === 0 ? [element] : [Buffer.from(','), element]));
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

function splice(body: Buffer, { start, end, replacement }: Splice): Buffer {
  return Buffer.concat([body.subarray(0, start), replacement, body.subarray(end)]);
}
