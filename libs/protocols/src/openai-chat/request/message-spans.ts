import { elementSpans } from '../../json/element-spans';
import { JsonSyntaxError } from '../../json/json-syntax-error';
import { type Span, readTopLevelFields } from '../../json/read-top-level-fields';
import type { RequestEnvelope } from '../../request/request-envelope';
import { readScalar } from '../../json/read-scalar';

/** One message as it stands in the body. */
export interface MessageSpan {
  /** Undefined where it is no text. */
  readonly role: string | undefined;
  readonly content: Span | undefined;
}

const OPENING_BRACKET = 0x5b;
const wanted: ReadonlySet<string> = new Set(['role', 'content']);

/** Where the messages stand; none where `messages` is no array. */
export function messageSpans(body: Buffer, { spans }: RequestEnvelope): readonly Span[] {
  return listSpans(body, spans.messages);
}

/** Where the elements of a value stand; none where it is no array. */
export function listSpans(body: Buffer, span: Span | undefined): readonly Span[] {
  return span && body[span.start] === OPENING_BRACKET ? elementSpans(body, span) : [];
}

export function readMessage(body: Buffer, span: Span): MessageSpan {
  const fields = memberSpans(body, span, wanted);
  const role = readScalar(body, fields.get('role'));
  return { role: typeof role === 'string' ? role : undefined, content: fields.get('content') };
}

/** Where members of an object stand in the body; none where it is no object. */
export function memberSpans(body: Buffer, { start, end }: Span, names: ReadonlySet<string>): Map<string, Span> {
  try {
    const fields = readTopLevelFields(body.subarray(start, end), names);
    return new Map([...fields].map(([name, span]) => [name, { start: start + span.start, end: start + span.end }]));
  } catch (error) {
    if (error instanceof JsonSyntaxError) return new Map();
    throw error;
  }
}
