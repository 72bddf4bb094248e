import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { tellDone } from '../../../components/tell';
import type { Account } from '../../../accounts/account';

export interface DeleteAccount {
  readonly ask: () => void;
  readonly isPending: boolean;
}

export function useDeleteAccount({ id, name }: Account): DeleteAccount {
  const { t } = useTranslation('account-form');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const remove = controlPlane.useMutation('delete', '/admin/accounts/{id}', {
    onSuccess: async () => {
      tellDone(t('delete.done', { name }));
      await navigate('/accounts', { replace: true });
      await invalidate('/admin/accounts', '/admin/account-groups');
    },
  });
  return {
    isPending: remove.isPending,
    ask: () =>
      confirmDestruction({
        title: t('delete.question', { name }),
        consequences: t('delete.means'),
        confirm: t('delete.ask'),
        onConfirm: () => remove.mutate({ params: { path: { id } } }),
      }),
  };
}
