import { Select } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { testRunQuery } from './test-run-query';
import { useTestRunColumns } from './test-run-columns';

/** What tests of an account came to. */
export function TestHistory({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation(['accounts', 'common']);
  const list = useListState('-at');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/accounts/{id}/tests',
    { params: { path: { id }, query: testRunQuery(list) } },
    { placeholderData: keepPreviousData },
  );
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <DataList
      label={t('test.history')}
      answer={answer}
      list={list}
      columns={useTestRunColumns()}
      idOf={(run) => run.id}
      empty={{ title: t('test.noHistory'), hint: t('test.noHistoryHint') }}
      toolbar={
        <>
          <Select
            w="11rem"
            clearable
            clearButtonProps={clear}
            aria-label={t('test.column.ok')}
            placeholder={t('test.anyResult')}
            data={[
              { value: 'true', label: t('test.passed') },
              { value: 'false', label: t('test.notPassed') },
            ]}
            value={list.filter('ok') ?? null}
            onChange={(ok) => list.change({ ok: ok ?? undefined })}
          />
          <Select
            w="14rem"
            clearable
            clearButtonProps={clear}
            aria-label={t('test.column.trigger')}
            placeholder={t('test.anyTrigger')}
            data={(['schedule', 'manual'] as const).map((value) => ({ value, label: t(`test.trigger.${value}`) }))}
            value={list.filter('trigger') ?? null}
            onChange={(trigger) => list.change({ trigger: trigger ?? undefined })}
          />
        </>
      }
    />
  );
}
