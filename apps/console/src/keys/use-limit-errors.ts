import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { type LimitBounds, limitProblems } from './limit-problems';
import type { LimitValues } from './limit-values';

/** What is wrong with limits as they are written, in words, by the dotted path of the field. */
export function useLimitErrors(): (values: LimitValues, bounds: LimitBounds) => Record<string, string> {
  const { t } = useTranslation('key-form');
  const format = useFormat();
  return useCallback(
    (values, bounds) =>
      Object.fromEntries(
        Object.entries(limitProblems(values, bounds)).map(([path, problem]) => [
          path,
          problem.kind === 'too-much'
            ? t('problem.too-much', {
                most: path.endsWith('Usd') ? format.dollars(String(problem.most)) : format.count(problem.most),
              })
            : t(`problem.${problem.kind}`),
        ]),
      ),
    [t, format],
  );
}
