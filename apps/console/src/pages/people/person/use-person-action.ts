import type { ShownPerson } from '../person';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone } from '../../../components/tell';

type Action = 'enable' | 'disable' | 'end-sessions' | 'unlock' | 'restore';

export interface PersonAction {
  readonly run: () => void;
  readonly isPending: boolean;
}

/** One of the acts that need no more than the person; what it changed is loaded anew and told. */
export function usePersonAction(person: ShownPerson, action: Action, done: string): PersonAction {
  const invalidate = useInvalidate();
  const { mutate, isPending } = controlPlane.useMutation('post', `/admin/users/{id}/${action}`, {
    onSuccess: async () => {
      await invalidate('/admin/users');
      tellDone(done);
    },
  });
  return { run: () => mutate({ params: { path: { id: person.id } } }), isPending };
}
