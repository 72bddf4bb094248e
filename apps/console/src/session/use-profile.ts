import type { components } from '@app/admin-client';
import { createContext, use } from 'react';

export type Profile = components['schemas']['ProfileDto'];
export type Permission = Profile['permissions'][number];

/** Of whoever is signed in; hundreds of cells of a list read it. */
export const ProfileContext = createContext<Profile | undefined>(undefined);

/** Who is signed in. @throws Error outside of the pages for those who are */
export function useProfile(): Profile {
  const profile = use(ProfileContext);
  if (profile === undefined) throw new Error('Nobody is signed in here');
  return profile;
}

export function usePermission(permission: Permission): boolean {
  return useProfile().permissions.includes(permission);
}
