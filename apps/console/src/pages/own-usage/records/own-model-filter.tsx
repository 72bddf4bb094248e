import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import type { Period } from '../../../components/period-picker/period';
import type { ListState } from '../../../lists/use-list-state';

/** Narrows to one of the models that I used in the period. */
export function OwnModelFilter({ list, period }: { readonly list: ListState; readonly period: Period }): ReactElement {
  const { t } = useTranslation(['own-usage', 'usage-explorer', 'common']);
  const chosen = list.filter('model');
  const { from, to } = period;
  const { data } = controlPlane.useQuery('get', '/me/usage', {
    params: { query: { from, to, by: 'model', sort: 'requests', limit: 200 } },
  });
  const models = new Set([...(chosen === undefined ? [] : [chosen]), ...(data?.items ?? []).map(({ id }) => id)]);
  return (
    <Select
      w="13rem"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      aria-label={t('usage-explorer:by.model')}
      placeholder={t('anyModel')}
      data={[...models]}
      value={chosen ?? null}
      onChange={(model) => list.change({ model: model ?? undefined })}
    />
  );
}
