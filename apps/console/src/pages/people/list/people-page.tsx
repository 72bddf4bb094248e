import { Button } from '@mantine/core';
import { IconUserPlus, IconUsersPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { PeopleBatch } from '../batch/people-batch';
import type { ListedPerson } from '../person';
import { PeopleFilters } from './people-filters';
import { peopleQueryOf } from './people-query';
import { usePersonColumns } from './person-columns';

export function Component(): ReactElement {
  const { t } = useTranslation('people');
  const mayWrite = usePermission('users.write');
  const list = useListState('username');
  const [selected, setSelected] = useState<ListedPerson[]>([]);
  const answer = controlPlane.useQuery(
    'get',
    '/admin/users',
    { params: { query: peopleQueryOf(list) } },
    { placeholderData: keepPreviousData },
  );
  const selection = { rows: selected, onChange: setSelected, nameOf: ({ username }: ListedPerson) => username };
  return (
    <Page title={t('title')} description={t('description')} actions={mayWrite ? <CreateButtons /> : null}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={usePersonColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
        toolbar={<PeopleFilters list={list} />}
        {...(mayWrite ? { selection } : {})}
      />
      {mayWrite ? <PeopleBatch people={selected} onDone={() => setSelected([])} /> : null}
    </Page>
  );
}

function CreateButtons(): ReactElement {
  const { t } = useTranslation('people');
  return (
    <>
      <Button
        component={Link}
        to="/people/several"
        variant="default"
        leftSection={<IconUsersPlus size={16} aria-hidden />}
      >
        {t('create.several')}
      </Button>
      <Button component={Link} to="/people/new" leftSection={<IconUserPlus size={16} aria-hidden />}>
        {t('create.one')}
      </Button>
    </>
  );
}
