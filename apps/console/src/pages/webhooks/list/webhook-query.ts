import type { paths } from '@app/admin-client';
import { oneOf, sortOf } from '../../../lists/one-of';
import type { ListState } from '../../../lists/use-list-state';
import { channels } from '../channels/channel-fields';

type Query = NonNullable<paths['/admin/webhooks']['get']['parameters']['query']>;

const PAGE = 50;
const sorts = ['name', 'channel', 'createdAt', 'minimumSeverity', 'enabled'] as const;

/** What the address of the list asks the control plane. */
export function webhookQuery(list: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): Query {
  const { search, cursor, filter } = list;
  const sort = sortOf(sorts, list.sort);
  const channel = oneOf(channels, filter('channel'));
  const enabled = oneOf(['true', 'false'], filter('enabled'));
  return {
    limit: PAGE,
    ...(search === '' ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(channel === undefined ? {} : { channel }),
    ...(enabled === undefined ? {} : { enabled: enabled === 'true' }),
  };
}
