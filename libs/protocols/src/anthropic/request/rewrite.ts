import { parseJsonObject } from '../../json/json-object';
import { elementSpans } from '../../json/element-spans';
import { type Span, readTopLevelFields } from '../../json/read-top-level-fields';
import type { RequestChanges } from '../../request/request-changes';
import type { RequestEnvelope } from '../../request/request-envelope';

interface Splice extends Span {
  readonly replacement: Buffer;
}

/** The body with these changes; every other byte stays. */
export function rewriteRequest(body: Buffer, { spans }: RequestEnvelope, changes: RequestChanges): Buffer {
  const { model, thinkingOfFirst = 0 } = changes;
  const splices: Splice[] = [];
  if (model !== undefined && spans.model)
    splices.push({ ...spans.model, replacement: Buffer.from(JSON.stringify(model)) });
  const messages =
    thinkingOfFirst > 0 && spans.messages ? withoutThinking(body, spans.messages, thinkingOfFirst) : undefined;
  if (messages) splices.push(messages);
  return splices.sort((first, second) => second.start - first.start).reduce(splice, body);
}

interface Block {
  readonly type?: unknown;
}
interface Message {
  readonly role?: unknown;
  readonly content?: unknown;
}

const contentOnly: ReadonlySet<string> = new Set(['content']);

/** Undefined when there is nothing to leave out. */
function withoutThinking(body: Buffer, span: Span, first: number): Splice | undefined {
  if (!isArray(body, span)) return undefined;
  const messages = elementSpans(body, span).map(({ start, end }) => body.subarray(start, end));
  const kept = messages.map((message, index) =>
    index < first && holdsThinking(parse(message)) ? dropThinking(message) : message,
  );
  if (kept.every((message, index) => message === messages[index])) return undefined;
  return { ...span, replacement: joined(kept.filter((message) => message !== undefined)) };
}

/** How many messages the conversation has so far. */
export function countMessages(body: Buffer, { spans }: RequestEnvelope): number {
  return spans.messages && isArray(body, spans.messages) ? elementSpans(body, spans.messages).length : 0;
}

/** Whether the last message is one that a person began, as opposed to the result of a tool. */
export function isUserMessage(body: Buffer, { spans }: RequestEnvelope): boolean {
  if (!spans.messages || !isArray(body, spans.messages)) return false;
  const messages = elementSpans(body, spans.messages).map(({ start, end }) => parse(body.subarray(start, end)));
  const last = messages.findLast((message) => message?.role !== 'system');
  if (last?.role !== 'user') return false;
  return !Array.isArray(last.content) || !last.content.some((block) => (block as Block | null)?.type === 'tool_result');
}

function holdsThinking(message: Message | undefined): boolean {
  return message?.role === 'assistant' && Array.isArray(message.content) && message.content.some(isThinking);
}

function isThinking(block: unknown): boolean {
  const type = (block as Block | null)?.type;
  return type === 'thinking' || type === 'redacted_thinking';
}

/** Undefined when nothing but thinking was in it. */
function dropThinking(message: Buffer): Buffer | undefined {
  const content = readTopLevelFields(message, contentOnly).get('content');
  if (!content) return message;
  const blocks = elementSpans(message, content).map(({ start, end }) => message.subarray(start, end));
  const kept = blocks.filter((block) => !isThinking(parse(block)));
  return kept.length === 0 ? undefined : splice(message, { ...content, replacement: joined(kept) });
}

const parse = (bytes: Buffer): Message | undefined => parseJsonObject(bytes.toString('utf8'));

const isArray = (body: Buffer, { start }: Span): boolean => body[start] === 0x5b;

function joined(elements: readonly Buffer[]): Buffer {
  const parts = elements.flatMap((element, index) => (index === 0 ? [element] : [Buffer.from(','), element]));
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

function splice(body: Buffer, { start, end, replacement }: Splice): Buffer {
  return Buffer.concat([body.subarray(0, start), replacement, body.subarray(end)]);
}
