import type { RouteObject } from 'react-router';
import { accountRoutes } from '../pages/accounts/routes';
import { allKeyRoutes } from '../pages/all-keys/routes';
import { groupRoutes } from '../pages/groups/routes';
import { homeRoutes } from '../pages/home/routes';
import { ownKeyRoutes } from '../pages/own-keys/routes';
import { peopleRoutes } from '../pages/people/routes';
import { requestRoutes } from '../pages/requests/routes';
import { sessionRoutes } from '../pages/sessions/routes';
import { deviceRoutes } from '../pages/device/routes';
import { usageExplorerRoutes } from '../pages/usage-explorer/routes';
import { policyRoutes } from '../pages/policies/routes';
import { ownUsageRoutes } from '../pages/own-usage/routes';
import { directoryRoutes } from '../pages/directory/routes';
import { queueRoutes } from '../pages/queues/routes';
import { settingsRoutes } from '../pages/settings/routes';
import { poolRoutes } from '../pages/pool/routes';
import { priceRoutes } from '../pages/prices/routes';
import { webhookRoutes } from '../pages/webhooks/routes';
import { auditRoutes } from '../pages/audit/routes';

/** What stands in the shell, one line for each part of the console. */
export const pages: RouteObject[] = [
  ...homeRoutes,
  ...allKeyRoutes,
  ...groupRoutes,
  ...ownKeyRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...requestRoutes,
  ...sessionRoutes,
  ...deviceRoutes,
  ...usageExplorerRoutes,
  ...policyRoutes,
  ...ownUsageRoutes,
  ...directoryRoutes,
  ...priceRoutes,
  ...poolRoutes,
  ...settingsRoutes,
  ...queueRoutes,
  ...webhookRoutes,
  ...auditRoutes,
];
