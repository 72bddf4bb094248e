import { Pill, Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { PeriodPicker } from '../../../components/period-picker/period-picker';
import type { ChosenPeriod } from '../../../components/period-picker/use-period';
import { PersonPicker } from '../../../components/pickers/person-picker';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { collections, outcomes, tasks } from '../../../audit/audit-entry';
import { ActionFilter } from './action-filter';

export interface AuditFiltersProps {
  readonly list: ListState;
  readonly period: ChosenPeriod;
}

/** Search, period and filters of the audit log. */
export function AuditFilters({ list, period }: AuditFiltersProps): ReactElement {
  const { t } = useTranslation(['audit', 'common']);
  const mayReadPeople = usePermission('users.read');
  const actorId = list.filter('actorId');
  const subjectId = list.filter('subjectId');
  const task = oneOf(tasks, actorId);
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <PeriodPicker period={period} />
      <ActionFilter list={list} />
      {mayReadPeople ? (
        <PersonPicker
          aria-label={t('filter.person')}
          placeholder={t('filter.person')}
          value={task === undefined ? (actorId ?? null) : null}
          onChange={(id) => list.change({ actorId: id ?? undefined })}
          clearable
          w="12rem"
        />
      ) : null}
      <Select
        aria-label={t('filter.task')}
        placeholder={t('filter.task')}
        data={tasks.map((value) => ({ value, label: t(`task.${value}`) }))}
        value={task ?? null}
        onChange={(value) => list.change({ actorId: value ?? undefined })}
        clearable
        clearButtonProps={{ 'aria-label': t('common:action.clear') }}
        w="12rem"
      />
      <ChoiceFilter
        list={list}
        name="subjectType"
        label={t('filter.subjectType')}
        choices={collections.map((value) => ({ value, label: t(`collection.${value}`) }))}
        searchable
        w="12rem"
      />
      <ChoiceFilter
        list={list}
        name="outcome"
        label={t('column.outcome')}
        choices={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
      />
      {subjectId === undefined ? null : (
        <Pill
          size="md"
          withRemoveButton
          onRemove={() => list.change({ subjectId: undefined })}
          removeButtonProps={{ 'aria-label': t('filter.removeSubject'), 'aria-hidden': false, tabIndex: 0 }}
        >
          {t('filter.subject', { id: subjectId })}
        </Pill>
      )}
    </>
  );
}
