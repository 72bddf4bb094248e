import { GatewayError } from '@app/common';
import { type JsonObject, JsonSyntaxError, type Span, readTopLevelFields } from '@app/protocols';

export interface MemberChanges {
  /** Members of the outermost object that go. */
  readonly without?: readonly string[];
  /** Members that come, whatever stood there. */
  readonly set?: JsonObject;
  /** Members that come where there are none. */
  readonly fill?: JsonObject;
}

/**
 * A JSON object with other members at its outermost level; every other byte stays, numbers too large for this language among them.
 * @throws GatewayError `caller_body_invalid` where it is none
 */
export function replaceMembers(body: Buffer, { without = [], set = {}, fill = {} }: MemberChanges): Buffer {
  const gone = new Set([...without, ...Object.keys(set)]);
  const spans = fieldsOf(body, new Set([...gone, ...Object.keys(fill)]));
  const added = { ...set, ...Object.fromEntries(Object.entries(fill).filter(([name]) => !spans.has(name))) };
  const removed = [...spans].filter(([name]) => gone.has(name)).map(([, span]) => memberOf(body, span));
  const start = body.indexOf('{') + 1;
  const rest = withoutSpans(body, start, removed);
  const members = Object.entries(added).map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const first = rest.findIndex((byte) => !isSpace(byte));
  // What is left begins with the comma of a member that went, or with a member, or there is nothing left.
  if (members.length === 0 && rest[first] === COMMA)
    return Buffer.concat([body.subarray(0, start), rest.subarray(first + 1)]);
  const comma = members.length > 0 && rest[first] !== COMMA && rest[first] !== CLOSING_BRACE ? ',' : '';
  return Buffer.concat([body.subarray(0, start), Buffer.from(members.join(',') + comma), rest]);
}

function fieldsOf(body: Buffer, wanted: ReadonlySet<string>): Map<string, Span> {
  try {
    return readTopLevelFields(body, wanted);
  } catch (error) {
    if (error instanceof JsonSyntaxError) throw new GatewayError('caller_body_invalid', error.message);
    throw error;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const CLOSING_BRACE = 0x7d;

/** From the comma before a member's name, where there is one, to the end of its value. No name that is looked for holds a quote. */
function memberOf(body: Buffer, value: Span): Span {
  const nameEnd = body.lastIndexOf(QUOTE, value.start - 1);
  const nameStart = body.lastIndexOf(QUOTE, nameEnd - 1);
  let start = nameStart - 1;
  while (isSpace(body[start])) start -= 1;
  return { start: body[start] === COMMA ? start : nameStart, end: value.end };
}

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function withoutSpans(body: Buffer, start: number, removed: readonly Span[]): Buffer {
  const kept: Buffer[] = [];
  let offset = start;
  for (const span of [...removed].sort((first, second) => first.start - second.start)) {
    kept.push(body.subarray(offset, span.start));
    offset = span.end;
  }
  return Buffer.concat([...kept, body.subarray(offset)]);
}
