import type { RouteObject } from 'react-router';
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

/** What stands in the shell, one line for each part of the console. */
export const pages: RouteObject[] = [
  ...homeRoutes,
  ...accountRoutes,
  ...allKeyRoutes,
  ...auditRoutes,
  ...deviceRoutes,
  ...directoryRoutes,
  ...groupRoutes,
  ...ownKeyRoutes,
  ...ownUsageRoutes,
  ...peopleRoutes,
  ...policyRoutes,
  ...poolRoutes,
  ...priceRoutes,
  ...queueRoutes,
  ...requestRoutes,
  ...sessionRoutes,
  ...settingsRoutes,
  ...usageExplorerRoutes,
  ...webhookRoutes,
];
