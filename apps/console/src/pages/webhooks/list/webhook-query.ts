import type { paths } from '@app/admin-client';
import { oneOf, sortOf } from '../../../lists/one-of';
import type { ListState } from '../../../lists/use-list-state';
import { channels } from '../channels/channel-fields';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

type Query = NonNullable<paths['/admin/webhooks']['get']['parameters']['query']>;

const sorts = ['name', 'channel', 'createdAt', 'minimumSeverity', 'enabled'] as const;

/** What the address of the list asks the control plane. */
export function webhookQuery(list: Pick<ListState, 'search' | 'sort' | 'cursor' | 'filter'>): Query {
  const { search, cursor, filter } = list;
  const sort = sortOf(sorts, list.sort);
  const channel = oneOf(channels, filter('channel'));
  const enabled = oneOf(['true', 'false'], filter('enabled'));
  return {
    limit: ROWS_OF_A_PAGE,
    ...(search === '' ? {} : { search }),
    ...(sort === undefined ? {} : { sort }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(channel === undefined ? {} : { channel }),
    ...(enabled === undefined ? {} : { enabled: enabled === 'true' }),
  };
}
