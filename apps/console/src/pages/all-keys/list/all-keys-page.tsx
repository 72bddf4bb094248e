import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import type { ListedKey } from '../any-key';
import { KeyBatch } from '../batch/key-batch';
import { useKeyColumns } from './key-columns';
import { KeyFilters } from './key-filters';
import { keyQueryOf } from './key-query';

export function Component(): ReactElement {
  const { t } = useTranslation('all-keys');
  const mayManage = usePermission('keys.manage');
  const list = useListState('-createdAt');
  const [selected, setSelected] = useState<ListedKey[]>([]);
  const answer = controlPlane.useQuery(
    'get',
    '/admin/api-keys',
    { params: { query: keyQueryOf(list) } },
    { placeholderData: keepPreviousData },
  );
  const selection = { rows: selected, onChange: setSelected, nameOf: ({ name }: ListedKey) => name };
  const issue = mayManage ? (
    <Button component={Link} to="/all-keys/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new.title')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} description={t('description')} actions={issue}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useKeyColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), action: issue }}
        toolbar={<KeyFilters list={list} />}
        {...(mayManage ? { selection } : {})}
      />
      {mayManage ? <KeyBatch apiKeys={selected} onDone={() => setSelected([])} /> : null}
    </Page>
  );
}
