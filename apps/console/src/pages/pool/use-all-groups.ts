import { useQuery } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { client } from '../../api/control-plane';

type Group = components['schemas']['AccountGroupView'];

const PAGE = 200;
/** More groups than this nobody looks at on one page. */
const MOST_PAGES = 5;

async function allGroups(): Promise<Group[]> {
  const groups: Group[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query: { limit: number; sort: 'name'; cursor?: string } = {
      limit: PAGE,
      sort: 'name',
      ...(cursor ? { cursor } : {}),
    };
    const { data, error } = await client.GET('/admin/account-groups', { params: { query } });
    // As the query cache wants it: what went wrong is shown by who asked.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (!data) throw error;
    groups.push(...data.items);
    cursor = data.nextCursor;
    if (cursor === null) break;
  }
  return groups;
}

/** Every account group with its members, by name; asked for anew when the live stream says that groups have changed. */
export function useAllGroups(): readonly Group[] | undefined {
  return useQuery({ queryKey: ['get', '/admin/account-groups', 'all'], queryFn: allGroups }).data;
}
