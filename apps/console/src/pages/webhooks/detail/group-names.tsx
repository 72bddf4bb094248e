import type { ReactElement } from 'react';
import { useAccountGroupOptions } from '../../../components/pickers/use-account-group-options';
import { usePermission } from '../../../session/use-profile';

/** Names of account groups, for those who may read accounts; to others their ids. */
export function GroupNames({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const mayRead = usePermission('accounts.read');
  return mayRead ? <Names ids={ids} /> : <>{ids.join(', ')}</>;
}

function Names({ ids }: { readonly ids: readonly string[] }): ReactElement {
  const { chosen } = useAccountGroupOptions(ids);
  return <>{chosen.map(({ label }) => label).join(', ')}</>;
}
