import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { DataList } from '../../lists/data-list';
import { SearchField } from '../../lists/search-field';
import { useListState } from '../../lists/use-list-state';
import { useOwnKeyColumns } from './own-key-columns';

export function Component(): ReactElement {
  const { t } = useTranslation('keys');
  const list = useListState('-createdAt');
  const answer = controlPlane.useQuery('get', '/me/api-keys', {
    params: { query: { limit: 50, ...(list.cursor === undefined ? {} : { cursor: list.cursor }) } },
  });
  return (
    <Page title={t('title')} description={t('description')}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useOwnKeyColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
        toolbar={<SearchField list={list} label={t('search')} />}
      />
    </Page>
  );
}
