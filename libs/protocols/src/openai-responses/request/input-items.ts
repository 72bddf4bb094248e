import { elementSpans } from '../../json/element-spans';
import type { Span } from '../../json/read-top-level-fields';
import type { RequestEnvelope } from '../../request/request-envelope';

/** Where the items of the input stand; undefined where the input is a text, or none. */
export function itemSpans(body: Buffer, { spans }: RequestEnvelope): Span[] | undefined {
  return spans.input && body[spans.input.start] === 0x5b ? elementSpans(body, spans.input) : undefined;
}

/** The input is one text, which stands for one message of the user. */
export const isTextInput = (body: Buffer, { spans }: RequestEnvelope): boolean =>
  spans.input !== undefined && body[spans.input.start] === 0x22;
