import { useSearchParams } from 'react-router';

/**
 * The tab that the address names (`?tab=`), else the first.
 *
 * @param ownNames what a tab alone has in the address, and what goes with it; absent: all there is
 */
export function useTab<Name extends string>(
  names: readonly Name[],
  ownNames?: readonly string[],
): readonly [Name | null, (name: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const chosen = names.find((name) => name === parameters.get('tab')) ?? names[0] ?? null;
  const turnTo = (name: string | null): void =>
    setParameters(
      (before) => {
        const after = ownNames === undefined ? new URLSearchParams() : new URLSearchParams(before);
        for (const own of ['tab', ...(ownNames ?? [])]) after.delete(own);
        if (name !== null && name !== names[0]) after.set('tab', name);
        return after;
      },
      { replace: true },
    );
  return [chosen, turnTo];
}
