import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { usePermission } from '../../session/use-profile';

type OwnKey = components['schemas']['OwnApiKeyView'];

export interface LatestKey {
  /** False while nobody knows. */
  readonly isKnown: boolean;
  /** The key that was used last, or any where none was used. Undefined: there is none. */
  readonly latest: OwnKey | undefined;
}

export function useLatestKey(): LatestKey {
  const mayHaveKeys = usePermission('own-keys.manage');
  const { data } = controlPlane.useQuery(
    'get',
    '/me/api-keys',
    { params: { query: { limit: 1, sort: '-lastUsedAt' } } },
    { enabled: mayHaveKeys },
  );
  return { isKnown: data !== undefined, latest: data?.items[0] };
}
