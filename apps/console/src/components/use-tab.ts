import { useSearchParams } from 'react-router';

/** The tab that the address names (`?tab=`), else the first; another tab begins without what the former one had in the address. */
export function useTab<Name extends string>(
  names: readonly Name[],
): readonly [Name | null, (name: string | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const chosen = names.find((name) => name === parameters.get('tab')) ?? names[0] ?? null;
  const turnTo = (name: string | null): void =>
    setParameters(name === null || name === names[0] ? {} : { tab: name }, { replace: true });
  return [chosen, turnTo];
}
