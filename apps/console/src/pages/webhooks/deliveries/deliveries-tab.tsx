import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { DataList } from '../../../lists/data-list';
import { oneOf, sortOf } from '../../../lists/one-of';
import { useListState } from '../../../lists/use-list-state';
import type { Webhook } from '../webhook';
import { useDeliveryColumns } from './delivery-columns';
import { DeliveryToolbar } from './delivery-toolbar';
import { deliveryStates } from './delivery-states';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

/** What a webhook was told, and what came of it. */
export function DeliveriesTab({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const list = useListState('-createdAt');
  const sort = sortOf(['createdAt'], list.sort);
  const state = oneOf(deliveryStates, list.filter('state'));
  const answer = controlPlane.useQuery(
    'get',
    '/admin/webhooks/{id}/deliveries',
    {
      params: {
        path: { id: webhook.id },
        query: {
          limit: ROWS_OF_A_PAGE,
          ...(sort === undefined ? {} : { sort }),
          ...(state === undefined ? {} : { state }),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <DataList
      label={t('tab.deliveries')}
      answer={answer}
      list={list}
      columns={useDeliveryColumns(webhook)}
      idOf={({ id }) => id}
      empty={{ title: t('deliveries.empty'), hint: t('deliveries.emptyHint') }}
      toolbar={<DeliveryToolbar webhook={webhook} list={list} isFetching={answer.isFetching} />}
    />
  );
}
