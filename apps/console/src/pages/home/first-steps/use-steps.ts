import { controlPlane } from '../../../api/control-plane';
import { usePermission } from '../../../session/use-profile';
import { useLatestKey } from '../use-latest-key';
import { type Known, type Step, type Tasks, stepsOf } from './steps';

const LOOKED_AT = 20;

/** The first steps of whoever is signed in, as far as they are known. */
export function useSteps(): Step[] {
  const may: Tasks = {
    mayHaveKeys: usePermission('own-keys.manage'),
    mayAddAccounts: usePermission('accounts.write'),
    mayAddWebhooks: usePermission('webhooks.write'),
  };
  const { isKnown, latest } = useLatestKey();
  const groups = controlPlane.useQuery(
    'get',
    '/admin/account-groups',
    { params: { query: { limit: 1 } } },
    { enabled: may.mayAddAccounts },
  );
  const webhooks = controlPlane.useQuery(
    'get',
    '/admin/webhooks',
    { params: { query: { limit: 1 } } },
    { enabled: may.mayAddWebhooks },
  );
  return stepsOf(
    {
      keys: isKnown ? { latestId: latest?.id, wasUsed: typeof latest?.lastUsedAt === 'string' } : undefined,
      accounts: useAccounts(may.mayAddAccounts),
      groups: groups.data?.total,
      webhooks: webhooks.data?.total,
    },
    may,
  );
}

/** The sandbox that a relay begins with is no account of anybody's. */
function useAccounts(isAsked: boolean): Known['accounts'] {
  const accounts = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { limit: LOOKED_AT, sort: '-lastUsedAt' } } },
    { enabled: isAsked },
  );
  const real = accounts.data?.items.find(({ platform }) => platform !== 'sandbox');
  const wasUsed = typeof real?.lastUsedAt === 'string';
  const id = real?.id ?? '';
  const tests = controlPlane.useQuery(
    'get',
    '/admin/accounts/{id}/tests',
    { params: { path: { id }, query: { limit: 1 } } },
    { enabled: real !== undefined && !wasUsed },
  );
  if (!accounts.data || (real && !wasUsed && !tests.data && !tests.isError)) return undefined;
  return { latestId: real?.id, hasAnswered: wasUsed || (tests.data?.items.length ?? 0) > 0 };
}
