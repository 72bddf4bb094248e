import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { ChoiceFilter } from '../../components/filters/choice-filter';
import { Page } from '../../components/page';
import { DataList } from '../../lists/data-list';
import { SearchField } from '../../lists/search-field';
import { useListState } from '../../lists/use-list-state';
import { EndOthers } from './end-others';
import { sessionKinds, sessionQuery } from './session';
import { useSessionColumns } from './session-columns';

/** Where I am signed in: browsers, and programs that I let in. */
export function Component(): ReactElement {
  const { t } = useTranslation('sessions');
  const list = useListState('-lastUsedAt');
  const answer = controlPlane.useQuery(
    'get',
    '/me/sessions',
    { params: { query: sessionQuery(list) } },
    { placeholderData: keepPreviousData },
  );
  const isAlone = !list.isNarrowed && answer.data?.total === 1;
  return (
    <Page title={t('title')} description={t('description')} actions={<EndOthers isNeedless={isAlone} />}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useSessionColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty') }}
        toolbar={
          <>
            <SearchField list={list} label={t('search')} />
            <ChoiceFilter
              list={list}
              name="kind"
              label={t('filter')}
              placeholder={t('filterAny')}
              choices={sessionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              w="14rem"
            />
          </>
        }
      />
    </Page>
  );
}
