import { createHash } from 'node:crypto';
import { fieldRefused } from '../problem/refusals';
import type { ListPlace } from './list-place';

const FINGERPRINT_LETTERS = 8;

/** What a cursor belongs to: the order, and everything else that a query says of which records there are. */
export function fingerprintOf(sort: string, filter: object): string {
  const said = Object.entries(filter).filter(([, value]) => value !== undefined);
  const text = JSON.stringify([sort, ...said.sort(([first], [second]) => (first < second ? -1 : 1))]);
  return createHash('sha256').update(text).digest('base64url').slice(0, FINGERPRINT_LETTERS);
}

/** The place of the last record that was seen. */
export const writeListCursor = ({ value, id }: ListPlace, print: string): string =>
  Buffer.from(JSON.stringify([print, value ?? null, id])).toString('base64url');

/** @throws ControlPlaneError `caller_request_invalid` for a cursor that is not one of ours, or of another order or filter */
export function readListCursor(cursor: string, print: string): ListPlace {
  const parts = partsOf(cursor);
  if (!parts) throw fieldRefused('cursor', 'is not one that a page before has given');
  if (parts.print !== print)
    throw fieldRefused('cursor', 'belongs to another order or filter: begin with the first page');
  return parts.place;
}

function partsOf(cursor: string): { readonly print: string; readonly place: ListPlace } | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 3) return undefined;
  const [print, value, id] = parts as readonly unknown[];
  if (typeof print !== 'string' || typeof id !== 'string') return undefined;
  if (value === null) return { print, place: { value: undefined, id } };
  return typeof value === 'string' || typeof value === 'number' ? { print, place: { value, id } } : undefined;
}
