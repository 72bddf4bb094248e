import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone } from '../../../components/tell';
import type { AccountGroup } from '../group';

export interface Membership {
  readonly add: (accountId: string) => void;
  readonly remove: (accountId: string) => void;
  /** Id of the account that is being written. */
  readonly pending: string | undefined;
}

interface Wanted {
  readonly accountId: string;
  readonly isMember: boolean;
}

/** Accounts say themselves which groups they are in, so they are what is changed: as they are now, not as a list has shown them. */
export function useMembership({ id, name }: AccountGroup): Membership {
  const { t } = useTranslation('groups');
  const invalidate = useInvalidate();
  const queries = useQueryClient();
  const patch = controlPlane.useMutation('patch', '/admin/accounts/{id}', { meta: { shownInForm: true } });
  const write = useMutation({
    mutationFn: async ({ accountId, isMember }: Wanted) => {
      const params = { path: { id: accountId } };
      const shown = controlPlane.queryOptions('get', '/admin/accounts/{id}', { params });
      const { groupIds = [] } = await queries.query({ ...shown, staleTime: 0 });
      const others = groupIds.filter((each) => each !== id);
      const wanted = isMember ? [...others, id] : others;
      return patch.mutateAsync({ params, body: { groupIds: wanted.length === 0 ? null : wanted } });
    },
    onSuccess: async (account, { isMember }) => {
      await invalidate('/admin/accounts', '/admin/account-groups');
      tellDone(t(isMember ? 'done.added' : 'done.removed', { account: account.name, name }));
    },
  });
  return {
    add: (accountId) => write.mutate({ accountId, isMember: true }),
    remove: (accountId) => write.mutate({ accountId, isMember: false }),
    pending: write.isPending ? write.variables.accountId : undefined,
  };
}
