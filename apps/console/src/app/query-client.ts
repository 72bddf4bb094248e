import { MutationCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from '../api/problem';
import { tellProblem } from '../components/tell';

const FRESH_MS = 30_000;
const MOST_TRIES = 2;

/** What was answered stays until the live stream says that it has changed, or for half a minute where there is no stream. */
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
      retry: (failures, error) => {
        const { status } = problemOf(error);
        return failures < MOST_TRIES && (status === 0 || status >= 502);
      },
    },
    mutations: { retry: false },
  },
});
