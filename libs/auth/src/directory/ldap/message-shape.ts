/** A header of BER: where the content begins and ends. */
export interface BerHeader {
  readonly tag: number;
  readonly contentAt: number;
  readonly contentEnd: number;
}

/**
 * The header that begins here. Undefined where it is not whole.
 * @throws Error where it is none that LDAP has (RFC 4511 section 5.1: definite lengths, tags of one byte)
 */
export function headerAt(bytes: Buffer, at: number): BerHeader | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  if ((tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84)
    throw new Error('The server said something that is not LDAP');
  if (first < 0x80) return { tag, contentAt: at + 2, contentEnd: at + 2 + first };
  const contentAt = at + 2 + (first & 0x7f);
  if (contentAt > bytes.length) return undefined;
  return { tag, contentAt, contentEnd: contentAt + bytes.readUIntBE(at + 2, first & 0x7f) };
}

const CONSTRUCTED = 0x20;
/** An entry is the deepest of all: message, entry, attributes, attribute, values. */
const DEEPEST = 6;

/** What lies in what, by tags in hexadecimal: `30(02 61(0a 04 04))` without the spaces. Undefined where a part is longer than the whole. */
function shapeBetween(bytes: Buffer, start: number, end: number, depth: number): string | undefined {
  if (depth > DEEPEST) return undefined;
  const parts: string[] = [];
  for (let at = start; at < end;) {
    const header = headerAt(bytes, at);
    if (!header || header.contentEnd > end) return undefined;
    const { tag, contentAt, contentEnd } = header;
    const inside = (tag & CONSTRUCTED) === 0 ? '' : shapeBetween(bytes, contentAt, contentEnd, depth + 1);
    if (inside === undefined) return undefined;
    parts.push(tag.toString(16).padStart(2, '0'), (tag & CONSTRUCTED) === 0 ? '' : `(${inside})`);
    at = contentEnd;
  }
  return parts.join('');
}

// RFC 4511 appendix B.
const result = String.raw`0a0404(?:a3\((?:04)+\))?`;
const answers = [
  String.raw`61\(${result}(?:87)?\)`,
  String.raw`64\(0430\((?:30\(0431\((?:04)*\)\))*\)\)`,
  String.raw`65\(${result}\)`,
  String.raw`73\((?:04)+\)`,
  String.raw`78\(${result}(?:8a)?(?:8b)?\)`,
];
const controls = String.raw`(?:a0\((?:30\(04(?:01)?(?:04)?\))*\))?`;
const answerShape = new RegExp(String.raw`^30\(02(?:${answers.join('|')})${controls}\)$`);

/** Whether a whole message is an answer to a bind, a search or an extended request, and holds nothing else. */
export function isAnswer(message: Buffer): boolean {
  try {
    return answerShape.test(shapeBetween(message, 0, message.length, 0) ?? '');
  } catch {
    return false;
  }
}
