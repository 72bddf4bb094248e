import { keepPreviousData } from '@tanstack/react-query';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { DataList } from '../../../lists/data-list';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { shortageOrders, useShortageColumns } from './use-shortage-columns';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

const subjects = ['account', 'key', 'user'] as const;
/** What the address holds for the other tabs narrows nothing here. */
const own = ['search', 'subject', 'usedUp'] as const;

/** What is used up before it begins anew, the first to run out first. */
export function ShortagesTab(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const state = useListState('runsOutAt');
  const list = {
    ...state,
    isNarrowed: own.some((name) => state.filter(name) !== undefined),
    clear: () => state.change(Object.fromEntries(own.map((name) => [name, undefined]))),
  };
  const subject = oneOf(subjects, list.filter('subject'));
  const usedUp = list.filter('usedUp');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/forecasts',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          sort: oneOf(shortageOrders, list.sort) ?? 'runsOutAt',
          ...(list.search === '' ? {} : { search: list.search }),
          ...(subject ? { subject } : {}),
          ...(usedUp === undefined ? {} : { isUsedUp: usedUp === 'true' }),
          ...(list.cursor === undefined ? {} : { cursor: list.cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        {t('shortage.description')}
      </Text>
      <DataList
        label={t('tab.shortages')}
        answer={answer}
        list={list}
        columns={useShortageColumns()}
        idOf={({ subject: of, id, limit, family }) => [of, id, limit, family].join(' ')}
        empty={{ title: t('shortage.empty'), hint: t('shortage.emptyHint') }}
        toolbar={
          <>
            <SearchField list={list} label={t('shortage.search')} />
            <ChoiceFilter
              list={list}
              name="subject"
              label={t('shortage.subject')}
              placeholder={t('shortage.anySubject')}
              choices={subjects.map((value) => ({ value, label: t(`subject.${value}`) }))}
              w="11rem"
            />
            <ChoiceFilter
              list={list}
              name="usedUp"
              label={t('shortage.state')}
              placeholder={t('shortage.anyState')}
              choices={[
                { value: 'true', label: t('shortage.usedUp') },
                { value: 'false', label: t('shortage.notYet') },
              ]}
              w="11rem"
            />
          </>
        }
      />
    </>
  );
}
