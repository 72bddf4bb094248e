import { createAdminClient } from '@app/admin-client';
import { type QueryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import createQueryClient from 'openapi-react-query';
import { sendSignedIn } from './send-signed-in';

/** Calls of the control plane, outside of components. */
export const client = createAdminClient({ baseUrl: '', send: sendSignedIn });

const library = createQueryClient(client);

interface Question extends QueryOptions {
  readonly queryKey: readonly unknown[];
  readonly enabled?: boolean;
}

// The types of the library tell each path's question and answer from the others; what is the same for all of them they cannot say.
const questionOf = library.queryOptions as unknown as (...call: readonly unknown[]) => Question;

/** Asks while a page is drawn. The library asks when that is done: on a slow machine the answer is there by then. */
export function useAsking(questions: readonly { readonly queryKey: readonly unknown[] }[]): void {
  const queries = useQueryClient();
  for (const question of questions as readonly Question[])
    if (question.enabled !== false && queries.getQueryState(question.queryKey) === undefined)
      queries.query(question).catch(() => undefined);
}

function useAnswer(...call: readonly unknown[]): unknown {
  const question = questionOf(...call);
  useAsking([question]);
  return useQuery(question);
}

/** Calls as queries and mutations: `controlPlane.useQuery('get', '/me')`. Cached by method, path and parameters. */
export const controlPlane: typeof library = {
  ...library,
  useQuery: useAnswer as unknown as typeof library.useQuery,
};
