import type { RouteObject } from 'react-router';
import type { Namespace } from '../i18n/message-files';
import { withMessages } from '../i18n/with-messages';
import { accountRoutes } from '../pages/accounts/routes';
import { allKeyRoutes } from '../pages/all-keys/routes';
import { auditRoutes } from '../pages/audit/routes';
import { deviceRoutes } from '../pages/device/routes';
import { directoryRoutes } from '../pages/directory/routes';
import { groupRoutes } from '../pages/groups/routes';
import { homeRoutes } from '../pages/home/routes';
import { ownKeyRoutes } from '../pages/own-keys/routes';
import { ownUsageRoutes } from '../pages/own-usage/routes';
import { peopleRoutes } from '../pages/people/routes';
import { policyRoutes } from '../pages/policies/routes';
import { poolRoutes } from '../pages/pool/routes';
import { priceRoutes } from '../pages/prices/routes';
import { queueRoutes } from '../pages/queues/routes';
import { requestRoutes } from '../pages/requests/routes';
import { sessionRoutes } from '../pages/sessions/routes';
import { settingsRoutes } from '../pages/settings/routes';
import { usageExplorerRoutes } from '../pages/usage-explorer/routes';
import { webhookRoutes } from '../pages/webhooks/routes';

interface Part {
  readonly routes: readonly RouteObject[];
  /** Files of messages that its pages say something from, beside those that are always there. */
  readonly says: readonly Namespace[];
}

/** What stands in the shell, by the folders of the pages. */
export const parts: Readonly<Record<string, Part>> = {
  home: { routes: homeRoutes, says: ['home', 'key-form', 'own-usage', 'usage-explorer'] },
  accounts: { routes: accountRoutes, says: ['account-form', 'accounts', 'key-form', 'platforms', 'sign-in'] },
  'all-keys': { routes: allKeyRoutes, says: ['all-keys', 'audit', 'key-form', 'keys', 'platforms', 'use-key'] },
  audit: { routes: auditRoutes, says: ['audit', 'period'] },
  device: { routes: deviceRoutes, says: ['device'] },
  directory: { routes: directoryRoutes, says: ['directory'] },
  groups: { routes: groupRoutes, says: ['accounts', 'groups', 'platforms'] },
  'own-keys': { routes: ownKeyRoutes, says: ['key-form', 'keys', 'use-key'] },
  'own-usage': {
    routes: ownUsageRoutes,
    says: ['charts', 'key-form', 'own-usage', 'period', 'platforms', 'usage-explorer'],
  },
  people: { routes: peopleRoutes, says: ['audit', 'key-form', 'people'] },
  policies: { routes: policyRoutes, says: ['key-form', 'policies'] },
  pool: { routes: poolRoutes, says: ['accounts', 'audit', 'directory', 'event-words', 'platforms', 'pool'] },
  prices: { routes: priceRoutes, says: ['period', 'platforms', 'prices'] },
  queues: { routes: queueRoutes, says: ['queues'] },
  requests: { routes: requestRoutes, says: ['key-form', 'period', 'platforms', 'requests', 'usage-explorer'] },
  sessions: { routes: sessionRoutes, says: ['sessions'] },
  settings: { routes: settingsRoutes, says: ['setting-meanings', 'settings'] },
  'usage-explorer': {
    routes: usageExplorerRoutes,
    says: ['accounts', 'charts', 'period', 'platforms', 'usage-explorer'],
  },
  webhooks: {
    routes: webhookRoutes,
    says: ['accounts', 'audit', 'directory', 'event-words', 'platforms', 'webhook-form', 'webhooks'],
  },
};

export const pages: RouteObject[] = Object.values(parts).flatMap(({ routes, says }) =>
  routes.map((route) => withMessages(route, says)),
);
