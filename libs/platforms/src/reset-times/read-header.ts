import type { IncomingHttpHeaders } from 'node:http';

/** More than any reset or status needs: what is longer is not read. */
const LONGEST_VALUE = 64;

/** The value of a header, of repeated ones the first; undefined where there is none, or none that could be a time or a number. */
export function readHeader(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text === undefined || text.length > LONGEST_VALUE ? undefined : text.trim();
}
