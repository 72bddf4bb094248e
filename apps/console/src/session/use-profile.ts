import type { components } from '@app/admin-client';
import { controlPlane } from '../api/control-plane';

export type Profile = components['schemas']['ProfileDto'];
export type Permission = Profile['permissions'][number];

/** Who is signed in; the pages below the shell begin only when it is known. */
export function useProfile(): Profile {
  const { data } = controlPlane.useSuspenseQuery('get', '/me');
  return data;
}

export function usePermission(permission: Permission): boolean {
  return useProfile().permissions.includes(permission);
}
