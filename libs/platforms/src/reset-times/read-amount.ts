import type { IncomingHttpHeaders } from 'node:http';
import { readHeader } from './read-header';

/** A number that is not negative; undefined for anything else, such as the `-1` with which Azure says that it does not know. */
export function readAmount(headers: IncomingHttpHeaders, name: string): number | undefined {
  const text = readHeader(headers, name);
  return text !== undefined && /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
