/**
 * One text for all spellings of a distinguished name, so that names can be compared and looked up as text. RFC 4514 says how a DN is
 * written: case, escapes, spaces around separators and the order within a multi-valued RDN differ from server to server.
 *
 * Values are compared as directories compare names (caseIgnoreMatch, RFC 4518): without regard to case, compatibility forms and outer
 * or repeated spaces.
 * @returns undefined where the text is no DN, or the empty one
 */
export function normalDn(text: string): string | undefined {
  const reader: Reader = { text, at: 0 };
  const names: string[] = [];
  do {
    const name = readRelativeName(reader);
    if (name === undefined) return undefined;
    names.push(name);
  } while (takes(reader, ','));
  return reader.at === text.length ? names.join(',') : undefined;
}

interface Reader {
  readonly text: string;
  at: number;
}

/** Attribute types that have a short name: RFC 4514 section 3, and the long names of RFC 4519. */
const shortTypes: ReadonlyMap<string, string> = new Map([
  ...['2.5.4.3', 'commonname'].map((type) => [type, 'cn'] as const),
  ...['2.5.4.6', 'countryname'].map((type) => [type, 'c'] as const),
  ...['2.5.4.7', 'localityname'].map((type) => [type, 'l'] as const),
  ...['2.5.4.8', 'stateorprovincename'].map((type) => [type, 'st'] as const),
  ...['2.5.4.9', 'streetaddress'].map((type) => [type, 'street'] as const),
  ...['2.5.4.10', 'organizationname'].map((type) => [type, 'o'] as const),
  ...['2.5.4.11', 'organizationalunitname'].map((type) => [type, 'ou'] as const),
  ...['0.9.2342.19200300.100.1.1', 'userid'].map((type) => [type, 'uid'] as const),
  ...['0.9.2342.19200300.100.1.25', 'domaincomponent'].map((type) => [type, 'dc'] as const),
]);

function readRelativeName(reader: Reader): string | undefined {
  const parts: string[] = [];
  do {
    const type = take(reader, / *(?:oid\.)?([a-z][a-z0-9-]*|\d+(?:\.\d+)+) *= */iy)?.toLowerCase();
    const value = type === undefined ? undefined : readValue(reader);
    if (type === undefined || value === undefined) return undefined;
    parts.push(`${shortTypes.get(type) ?? type}=${value}`);
  } while (takes(reader, '+'));
  return parts.sort().join('+');
}

function readValue(reader: Reader): string | undefined {
  // BER in hexadecimal: an attribute without a text form.
  const encoded = take(reader, /(#(?:[0-9a-f]{2})+) */iy);
  if (encoded !== undefined) return encoded.toLowerCase();
  // RFC 4514 section 3: what may stand for itself, a character after a backslash, and bytes in hexadecimal.
  const raw = take(reader, /((?:[^\\"+,;<>\0]|\\(?:[ "#+,;<=>\\]|[0-9a-f]{2}))*)/iy) ?? '';
  if (raw.startsWith('#')) return undefined;
  const value = unescaped(raw);
  return value === undefined ? undefined : escaped(folded(value));
}

function unescaped(raw: string): string | undefined {
  const pieces = raw.match(/(?:\\[0-9a-f]{2})+|\\.|[^\\]+/gi) ?? [];
  try {
    return pieces.map(unescapedPiece).join('');
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws TypeError where bytes are no UTF-8 */
function unescapedPiece(piece: string): string {
  if (!piece.startsWith('\\')) return piece;
  if (/^\\[0-9a-f]{2}/i.test(piece)) return utf8.decode(Buffer.from(piece.replaceAll('\\', ''), 'hex'));
  return piece.slice(1);
}

const folded = (value: string): string =>
  value.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/ +/g, ' ').trim();

const escaped = (value: string): string =>
  value
    .replace(/["+,;<=>\\]/g, String.raw`\$&`)
    .replace(/^#/, String.raw`\#`)
    .replaceAll('\0', String.raw`\00`);

/** The first group of a sticky pattern that fits here; the reader stands behind it then. */
function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text);
  if (found) reader.at = pattern.lastIndex;
  return found?.[1];
}

function takes(reader: Reader, separator: string): boolean {
  if (reader.text[reader.at] !== separator) return false;
  reader.at += 1;
  return true;
}
