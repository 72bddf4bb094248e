import { elementSpans } from '../../json/element-spans';
import { type JsonObject, asList, asObject, objectsOf, parseJsonObject } from '../../json/json-object';
import { memberOf } from '../members';
import type { Span } from '../../json/read-top-level-fields';
import type { RequestChanges } from '../../request/request-changes';
import type { RequestEnvelope } from '../../request/request-envelope';

/** Where the contents stand one by one; none where there is no list of them. */
const contentSpans = (body: Buffer, contents: Span | undefined): readonly Span[] =>
  contents && body[contents.start] === OPENING_BRACKET ? elementSpans(body, contents) : [];

const OPENING_BRACKET = '['.charCodeAt(0);

export const countContents = (body: Buffer, { spans }: RequestEnvelope): number =>
  contentSpans(body, spans.contents).length;

/** Whether the last content is a person's: a user's, and no result of a function. */
export function endsInUserContent(body: Buffer, { spans }: RequestEnvelope): boolean {
  const last = contentSpans(body, spans.contents).at(-1);
  const content = last && parseJsonObject(body.toString('utf8', last.start, last.end));
  if (!content || (content.role ?? 'user') !== 'user') return false;
  return !objectsOf(content.parts).some((part) => 'functionResponse' in part || 'function_response' in part);
}

/** What models of the third generation take for a call whose signature is lost; one without any they refuse (protocols.md 7.3). */
const STAND_IN = 'skip_thought_signature_validator';
const needsNone = /gemini-[12]\b/;

/**
 * The body without the thought signatures of the first contents; the model stands in the request line. Every other byte stays, but for
 * the contents that had one, which are written anew.
 */
export function rewriteGeminiRequest(body: Buffer, { spans, model }: RequestEnvelope, changes: RequestChanges): Buffer {
  const { thinkingOfFirst = 0 } = changes;
  const touched = contentSpans(body, spans.contents).slice(0, thinkingOfFirst);
  return touched.reduceRight((bytes, { start, end }) => {
    const content = parseJsonObject(bytes.toString('utf8', start, end));
    const cleaned = content && withoutSignatures(content, !needsNone.test(model));
    if (!cleaned) return bytes;
    return Buffer.concat([bytes.subarray(0, start), Buffer.from(JSON.stringify(cleaned)), bytes.subarray(end)]);
  }, body);
}

const signatures: ReadonlySet<string> = new Set(['thoughtSignature', 'thought_signature']);
const isSigned = (part: JsonObject): boolean => Object.keys(part).some((name) => signatures.has(name));

/** Undefined where there is none. @param standsIn for those of calls */
function withoutSignatures(content: JsonObject, standsIn: boolean): JsonObject | undefined {
  if (!objectsOf(content.parts).some(isSigned)) return undefined;
  const parts = asList(content.parts).map((part) => {
    const members = asObject(part);
    if (!members || !isSigned(members)) return part;
    const rest = Object.fromEntries(Object.entries(members).filter(([name]) => !signatures.has(name)));
    const isCall = memberOf(members, 'functionCall') !== undefined;
    return isCall && standsIn ? { ...rest, thoughtSignature: STAND_IN } : rest;
  });
  return { ...content, parts };
}
