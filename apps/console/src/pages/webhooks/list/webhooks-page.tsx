import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { useWebhookColumns } from './webhook-columns';
import { WebhookFilters } from './webhook-filters';
import { webhookQuery } from './webhook-query';

export function Component(): ReactElement {
  const { t } = useTranslation('webhooks');
  const mayWrite = usePermission('webhooks.write');
  const list = useListState('name');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/webhooks',
    { params: { query: webhookQuery(list) } },
    { placeholderData: keepPreviousData },
  );
  const add = mayWrite ? (
    <Button component={Link} to="/webhooks/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useWebhookColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t(mayWrite ? 'empty.hint' : 'empty.mayNot'), action: add }}
        toolbar={<WebhookFilters list={list} />}
      />
    </Page>
  );
}
