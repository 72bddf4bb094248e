import { useTranslation } from 'react-i18next';
import { controlPlane } from '../api/control-plane';
import { useInvalidate } from '../api/use-invalidate';
import { tellDone } from '../components/tell';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface AccountActions {
  readonly pause: (account: Named) => void;
  readonly resume: (account: Named) => void;
  readonly reset: (account: Named) => void;
  /** What is under way. */
  readonly pending: 'pause' | 'resume' | 'reset' | undefined;
}

/** What whoever watches over accounts does with them. */
export function useAccountActions(): AccountActions {
  const { t } = useTranslation('accounts');
  const invalidate = useInvalidate();
  const changed = (): Promise<void> => invalidate('/admin/accounts', '/admin/forecasts');
  const pause = controlPlane.useMutation('post', '/admin/accounts/{id}/pause', { onSuccess: changed });
  const resume = controlPlane.useMutation('post', '/admin/accounts/{id}/resume', { onSuccess: changed });
  const reset = controlPlane.useMutation('post', '/admin/accounts/{id}/reset', { onSuccess: changed });
  const about = (id: string): { params: { path: { id: string } } } => ({ params: { path: { id } } });
  return {
    pause: ({ id, name }) => pause.mutate(about(id), { onSuccess: () => tellDone(t('done.paused', { name })) }),
    resume: ({ id, name }) => resume.mutate(about(id), { onSuccess: () => tellDone(t('done.resumed', { name })) }),
    reset: ({ id, name }) => reset.mutate(about(id), { onSuccess: () => tellDone(t('done.reset', { name })) }),
    pending: pause.isPending ? 'pause' : resume.isPending ? 'resume' : reset.isPending ? 'reset' : undefined,
  };
}
