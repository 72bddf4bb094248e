import { elementSpans } from '../../json/element-spans';
import { type Span, readTopLevelFields } from '../../json/read-top-level-fields';
import type { RequestEnvelope } from './read-envelope';

/** The body with another model name; every other byte stays. */
export function withModel(body: Buffer, { spans }: RequestEnvelope, model: string): Buffer {
  return splice(body, spans.model, Buffer.from(JSON.stringify(model)));
}

interface Block {
  readonly type?: unknown;
}
interface Message {
  readonly role?: unknown;
  readonly content?: unknown;
}

const contentOnly: ReadonlySet<string> = new Set(['content']);

/**
 * The body without the thinking of earlier turns, whose signatures another organisation refuses (protocols.md 0.4). What is kept stays
 * the bytes that it was; a turn that was nothing but thinking goes.
 */
export function withoutThinking(body: Buffer, { spans }: RequestEnvelope): Buffer {
  if (!spans.messages || !isArray(body, spans.messages)) return body;
  const messages = elementSpans(body, spans.messages).map((span) => body.subarray(span.start, span.end));
  const kept = messages.map((message) => (holdsThinking(parse(message)) ? dropThinking(message) : message));
  if (kept.every((message, index) => message === messages[index])) return body;
  return splice(body, spans.messages, joined(kept.filter((message) => message !== undefined)));
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
  return kept.length === 0 ? undefined : splice(message, content, joined(kept));
}

function parse(bytes: Buffer): Message | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const isArray = (body: Buffer, { start }: Span): boolean => body[start] === 0x5b;

function joined(elements: readonly Buffer[]): Buffer {
  const parts = elements.flatMap((element, index) => (index === 0 ? [element] : [Buffer.from(','), element]));
  return Buffer.concat([Buffer.from('['), ...parts, Buffer.from(']')]);
}

function splice(body: Buffer, { start, end }: Span, replacement: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, start), replacement, body.subarray(end)]);
}
