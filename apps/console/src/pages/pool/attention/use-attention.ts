import { useMemo } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { useNow } from '../../../components/use-now';
import {
  useLiveDegradedSince,
  useLiveEvents,
  useLiveLostAt,
  useLivePool,
  useLiveQueues,
  useLiveState,
} from '../../../live/use-live';
import { usePermission } from '../../../session/use-profile';
import { useAllGroups } from '../use-all-groups';
import { accountMatters } from './account-troubles';
import { type Attention, inOrder } from './attention';
import { groupMatters } from './group-troubles';
import { queueMatters } from './queue-troubles';
import { toldMatters } from './told-troubles';

/** All that somebody may have to look at, what matters most first; undefined: not known yet. */
export function useAttention(): readonly Attention[] | undefined {
  const accounts = useLivePool();
  const queues = useLiveQueues();
  const events = useLiveEvents();
  const groups = useAllGroups();
  const streamAndStore = useStreamAndStore();
  const webhooks = useDisabledWebhooks();
  const shortages = useShortages();
  const now = useNow().getTime();
  return useMemo(
    () =>
      accounts && queues && events
        ? inOrder([
            ...streamAndStore,
            ...accountMatters(accounts.values()),
            ...groupMatters(groups ?? [], accounts, events),
            ...queueMatters(queues, now),
            ...toldMatters(events, now),
            ...webhooks,
            ...shortages,
          ])
        : undefined,
    [accounts, queues, events, groups, streamAndStore, webhooks, shortages, now],
  );
}

function useStreamAndStore(): readonly Attention[] {
  const state = useLiveState();
  const lostAt = useLiveLostAt();
  const degradedSince = useLiveDegradedSince();
  return useMemo(
    () => [
      ...(state === 'offline'
        ? [{ id: 'stream', kind: 'stream', urgency: 'critical', ...(lostAt ? { since: lostAt } : {}) } as const]
        : []),
      ...(degradedSince === undefined
        ? []
        : [{ id: 'store', kind: 'store', urgency: 'critical', since: degradedSince } as const]),
    ],
    [state, lostAt, degradedSince],
  );
}

function useDisabledWebhooks(): readonly Attention[] {
  const { data } = controlPlane.useQuery(
    'get',
    '/admin/webhooks',
    { params: { query: { enabled: false, limit: 200, sort: 'name' } } },
    { enabled: usePermission('webhooks.read') },
  );
  return useMemo(
    () =>
      (data?.items ?? [])
        // Without a reason somebody has switched it off, who knows.
        .filter(({ disabledReason }) => disabledReason !== undefined)
        .map(({ id, name, disabledReason }) => ({
          ...{
            id: `webhook ${id}`,
            kind: 'webhook',
            urgency: 'critical',
            webhook: { id, name },
            reason: disabledReason,
          },
        })),
    [data],
  );
}

function useShortages(): readonly Attention[] {
  const { data } = controlPlane.useQuery(
    'get',
    '/admin/forecasts',
    { params: { query: { subject: 'account', isUsedUp: false, sort: 'runsOutAt', limit: 1 } } },
    { enabled: usePermission('usage.read') },
  );
  return useMemo(() => {
    const first = data?.items[0];
    if (!data || !first) return [];
    return [
      {
        ...{ id: 'shortage', kind: 'shortage', urgency: 'warning', first, count: data.total },
        until: first.runsOutAt,
      },
    ];
  }, [data]);
}
