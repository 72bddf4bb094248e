import { Badge, Code, Group, Select, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { type Answered, DataList } from '../../lists/data-list';
import { oneOf } from '../../lists/one-of';
import { pageOfAll } from '../../lists/page-of-all';
import { SearchField } from '../../lists/search-field';
import { useListState } from '../../lists/use-list-state';
import { SectionHead } from './section-head';
import classes from './settings.module.css';
import { type Setting, settingGroups, settingSources, shownSettings } from './shown-settings';
import { useSettingMeaning } from './use-setting-meaning';

export interface EnvironmentListProps {
  readonly answer: Omit<Answered<Setting>, 'data'> & {
    readonly data?: { readonly settings: readonly Setting[] } | undefined;
  };
}

/** Every variable of the environment, with what holds. */
export function EnvironmentList({ answer }: EnvironmentListProps): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const list = useListState();
  const columns = useColumns();
  const withMeaning = useSettingMeaning();
  const { data, ...asked } = answer;
  const items =
    data &&
    shownSettings(data.settings.map(withMeaning), {
      search: list.search,
      group: oneOf(settingGroups, list.filter('group')),
      source: oneOf(settingSources, list.filter('source')),
    });
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <Stack gap="sm" component="section">
      <SectionHead title={t('environment.title')} hint={t('environment.hint')} />
      <DataList
        label={t('environment.title')}
        answer={{ ...asked, data: items && pageOfAll(items, list.cursor) }}
        list={list}
        columns={columns}
        idOf={({ name }) => name}
        empty={{ title: t('environment.none'), hint: t('environment.noneHint') }}
        toolbar={
          <>
            <SearchField list={list} label={t('environment.search')} />
            <Select
              w="12rem"
              clearable
              clearButtonProps={clear}
              aria-label={t('environment.group')}
              placeholder={t('environment.anyGroup')}
              data={settingGroups.map((value) => ({ value, label: t(`group.${value}`) }))}
              value={list.filter('group') ?? null}
              onChange={(group) => list.change({ group: group ?? undefined })}
            />
            <Select
              w="12rem"
              clearable
              clearButtonProps={clear}
              aria-label={t('environment.source')}
              placeholder={t('environment.anySource')}
              data={settingSources.map((value) => ({ value, label: t(`environment.${value}`) }))}
              value={list.filter('source') ?? null}
              onChange={(source) => list.change({ source: source ?? undefined })}
            />
          </>
        }
      />
    </Stack>
  );
}

function useColumns(): DataTableColumn<Setting>[] {
  const { t } = useTranslation('settings');
  return [
    {
      accessor: 'name',
      title: t('environment.name'),
      render: ({ name }) => (
        <Group gap={4} wrap="nowrap">
          <Code>{name}</Code>
          <CopyButton value={name} label={t('environment.copy', { name })} />
        </Group>
      ),
    },
    { accessor: 'group', title: t('environment.group'), render: ({ group }) => t(`group.${group}`) },
    { accessor: 'value', title: t('environment.value'), render: (setting) => <Value setting={setting} /> },
    {
      accessor: 'meaning',
      title: t('environment.meaning'),
      render: ({ meaning }) => <div className={classes.meaning}>{meaning}</div>,
    },
  ];
}

function Value({ setting }: { readonly setting: Setting }): ReactElement {
  const { t } = useTranslation('settings');
  const { value, source, isSecret } = setting;
  const isSet = source !== 'default';
  return (
    <Group gap="xs" miw="11rem" maw="20rem">
      {isSecret ? (
        <span className={isSet ? undefined : 'dimmed'}>
          {isSet ? <IconLock size={13} aria-hidden /> : null} {t(`environment.${isSet ? 'secretSet' : 'secretUnset'}`)}
        </span>
      ) : value === null || value === '' ? (
        <span className="dimmed">{t('environment.unsetValue')}</span>
      ) : (
        <Code className={classes.value}>{value}</Code>
      )}
      <Badge size="sm" variant={isSet ? 'light' : 'outline'} color={isSet ? 'blue' : 'gray'} tt="none">
        {t(`source.${source}`)}
      </Badge>
    </Group>
  );
}
