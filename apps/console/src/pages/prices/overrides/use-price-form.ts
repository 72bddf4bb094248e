import { type UseFormReturnType, useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { priceProblems } from './price-problems';
import type { PriceValues } from './price-values';

export type PriceForm = UseFormReturnType<PriceValues>;

export function usePriceForm(initialValues: PriceValues): PriceForm {
  const { t } = useTranslation('prices');
  return useForm<PriceValues>({
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(priceProblems(values)).map(([path, problem]) => [path, t(`problem.${problem}`)]),
      ),
  });
}
