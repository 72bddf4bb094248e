import type { DomainEvent } from '@app/common';
import { cutText } from '@app/common';

type Data = DomainEvent['data'];
type Value = Data[string];

const LONGEST_TEXT = 1_000;
const MOST_ENTRIES = 50;

export interface CutData {
  readonly data: Data;
  /** Whether anything is missing. */
  readonly isCut: boolean;
}

/**
 * Data of at most `limit` bytes as JSON: texts of more than 1,000 UTF-16 units end with `…`, lists keep 50 entries, and then the largest
 * members go, until the rest fits.
 */
export function cutData(data: Data, limit: number): CutData {
  const members = Object.entries(data).map(([name, value]) => {
    const cut = cutValue(value);
    return { name: name.toWellFormed(), value: cut, isCut: isShorter(value, cut) };
  });
  const sized = members.map((member) => ({ ...member, bytes: bytesOf({ [member.name]: member.value }) }));
  let bytes = bytesOf({}) + sized.reduce((sum, member) => sum + member.bytes, 0);
  const gone = new Set<string>();
  for (const member of sized.toSorted((one, other) => other.bytes - one.bytes)) {
    if (bytes <= limit) break;
    bytes -= member.bytes;
    gone.add(member.name);
  }
  const kept = sized.filter(({ name }) => !gone.has(name));
  return {
    data: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    isCut: gone.size > 0 || kept.some(({ isCut }) => isCut),
  };
}

function cutValue(value: Value): Value {
  if (typeof value === 'string') return cutText(value.toWellFormed(), LONGEST_TEXT);
  if (typeof value !== 'object') return value;
  return value.slice(0, MOST_ENTRIES).map((entry) => cutText(entry.toWellFormed(), LONGEST_TEXT));
}

function isShorter(before: Value, after: Value): boolean {
  if (typeof before === 'string') return before.length > LONGEST_TEXT;
  if (typeof before !== 'object' || typeof after !== 'object') return false;
  return before.length > after.length || before.some((entry) => entry.length > LONGEST_TEXT);
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
