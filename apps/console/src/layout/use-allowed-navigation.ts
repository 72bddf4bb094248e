import { useProfile } from '../session/use-profile';
import { type NavigationSection, navigation } from './navigation';

/** Sections and pages that the one who is signed in may see. */
export function useAllowedNavigation(): NavigationSection[] {
  const { permissions } = useProfile();
  return navigation
    .map(({ label, entries }) => ({
      label,
      entries: entries.filter(({ permission }) => permission === undefined || permissions.includes(permission)),
    }))
    .filter(({ entries }) => entries.length > 0);
}
