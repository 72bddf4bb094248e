import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../control-plane/visitor';

export const pageText = (page: string): string => readFileSync(join(import.meta.dirname, '../../..', page), 'utf8');

/** A call of the short form `admin METHOD /path 'body'`, as a page shows it: ids end with `…`. */
export interface DocumentedCall {
  readonly method: Call['method'];
  readonly path: string;
  /** JSON, or undefined. */
  readonly body: string | undefined;
}

/**
 * All of them, in the order of the page. A body may go over several lines.
 * @throws Error where a line begins like a call and cannot be read as one
 */
export function documentedCalls(text: string): DocumentedCall[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const calls = blocks.flatMap((block) => [
    ...block.matchAll(/^admin (GET|POST|PUT|PATCH|DELETE) (?:'([^']+)'|(\/\S+))(?: '(\{[^']*\})')?/gm),
  ]);
  const beginnings = blocks.flatMap((block) => [...block.matchAll(/^admin /gm)]);
  if (calls.length !== beginnings.length) throw new Error(`${beginnings.length} calls, ${calls.length} can be read`);
  return calls.map(([, method, quoted, plain, body]) => ({
    ...{ method: method as Call['method'], path: quoted ?? plain ?? '', body },
  }));
}

/** `METHOD /path` anywhere in a page, with `:id` for whatever stands for an id, and without a query. */
export function namedRoutes(text: string): string[] {
  const named = [...text.matchAll(/\b(GET|POST|PUT|PATCH|DELETE) '?(\/(?:me|admin|auth)\b[^\s`'")]*)/g)];
  return named.map(([, method = '', path = '']) => {
    const [plain = ''] = path.split('?');
    return `${method} ${plain.replace(/\/(?:[a-z]+_…|<[^>]+>|\{id\})/g, '/:id').replace(/[.,;:]$/, '')}`;
  });
}
