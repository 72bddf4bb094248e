import { useProfile } from '../../session/use-profile';
import { type Role, mayManage, roles } from './person';

/** Roles that whoever is signed in may give somebody. */
export function useRolesToGive(): Role[] {
  const { role: own } = useProfile();
  return roles.filter((role) => mayManage(own, role));
}
