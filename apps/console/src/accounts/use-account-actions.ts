import { useTranslation } from 'react-i18next';
import { controlPlane } from '../api/control-plane';
import { useInvalidate } from '../api/use-invalidate';
import { tellDone } from '../components/tell';

export interface AccountActions {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly reset: () => void;
  /** What is under way. */
  readonly pending: 'pause' | 'resume' | 'reset' | undefined;
}

/** What whoever watches over accounts does with one. It is told when it is done, also where what asked for it is gone. */
export function useAccountActions({ id, name }: { readonly id: string; readonly name: string }): AccountActions {
  const { t } = useTranslation('accounts');
  const invalidate = useInvalidate();
  const telling = (done: 'paused' | 'resumed' | 'reset'): { onSuccess: () => Promise<void> } => ({
    onSuccess: () => {
      tellDone(t(`done.${done}`, { name }));
      return invalidate('/admin/accounts', '/admin/forecasts');
    },
  });
  const pause = controlPlane.useMutation('post', '/admin/accounts/{id}/pause', telling('paused'));
  const resume = controlPlane.useMutation('post', '/admin/accounts/{id}/resume', telling('resumed'));
  const reset = controlPlane.useMutation('post', '/admin/accounts/{id}/reset', telling('reset'));
  const account = { params: { path: { id } } };
  return {
    pause: () => pause.mutate(account),
    resume: () => resume.mutate(account),
    reset: () => reset.mutate(account),
    pending: pause.isPending ? 'pause' : resume.isPending ? 'resume' : reset.isPending ? 'reset' : undefined,
  };
}
