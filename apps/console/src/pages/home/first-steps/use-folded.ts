import { useLocalStorage } from '@mantine/hooks';
import { useProfile } from '../../../session/use-profile';

/** Whether somebody has put the first steps away: a choice of the viewer, kept in this browser for each person. */
export function useFolded(): readonly [boolean, (isFolded: boolean) => void] {
  const { id } = useProfile();
  const [isFolded, setFolded] = useLocalStorage({
    ...{ key: `trunkline-first-steps-folded-${id}`, defaultValue: false, getInitialValueInEffect: false },
  });
  return [isFolded, setFolded];
}
