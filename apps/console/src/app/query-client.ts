import { MutationCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem';
import { tellProblem } from '../components/tell';

const FRESH_MS = 30_000;
const MOST_TRIES = 2;

/**
 * Calls are made also where the browser takes itself for offline: a relay on the same machine or network answers, and whoever waits without a
 * word would not know for what. What was answered stays until the live stream says that it has changed, or for half a minute where there is no stream.
 */
export const queryClient = new QueryClient({
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, { meta }) => {
      if (meta?.shownInForm !== true) tellProblem(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      refetchOnWindowFocus: true,
      refetchOnReconnect: true,
      networkMode: 'always',
      retry: (failures, error) => {
        const { status } = problemOf(error);
        return failures < MOST_TRIES && (status === 0 || status >= 502);
      },
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
