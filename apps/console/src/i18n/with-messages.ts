import i18next from 'i18next';
import type { RouteObject } from 'react-router';
import type { Namespace } from './message-files';

/**
 * The route, with messages fetched beside its page: where they are asked for as the page is drawn, it is drawn and thrown away once
 * for every file that is not there yet.
 */
export function withMessages(route: RouteObject, namespaces: readonly Namespace[]): RouteObject {
  const { lazy } = route;
  if (typeof lazy !== 'function') return route;
  return {
    ...route,
    lazy: async () => {
      // What is missing in the end the page asks for itself, and says so.
      const [page] = await Promise.all([lazy(), i18next.loadNamespaces(namespaces)]);
      return page;
    },
  };
}
