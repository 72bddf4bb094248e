import { useTranslation } from 'react-i18next';
import { oneOf } from '../../../../lists/one-of';
import type { CostLine } from '../explanation';

const tokenClasses = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;

/** What a line of the cost is of. */
export function useLineName(): (line: CostLine) => string {
  const { t } = useTranslation('requests');
  return ({ tokenClass, tool }) => {
    if (tool !== undefined) return t(`tool.${tool}`);
    const known = oneOf(tokenClasses, tokenClass);
    return known === undefined ? (tokenClass ?? '') : t(`tokenClass.${known}`);
  };
}
