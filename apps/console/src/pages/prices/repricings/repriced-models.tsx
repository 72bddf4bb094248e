import type { components } from '@app/admin-client';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Count, Dollars } from '../../../components/figures';
import type { Repricing } from './repricing';

type RepricedModel = components['schemas']['RepricedModelView'];
type Sums = components['schemas']['RepricingSumsView'];

/** What changes, model by model, with the sums of the control plane as feet. */
export function RepricedModels({ repricing: { models, total } }: { readonly repricing: Repricing }): ReactElement {
  const { t } = useTranslation('prices');
  const figure = (accessor: keyof Sums, title: string): DataTableColumn<RepricedModel> => {
    const show = (sums: Sums): ReactNode => {
      const value = sums[accessor];
      return typeof value === 'number' ? <Count value={value} /> : <Dollars value={value} />;
    };
    return { accessor, title, textAlign: 'right', noWrap: true, render: show, footer: show(total) };
  };
  return (
    <DataTable<RepricedModel>
      aria-label={t('repricing.byModel')}
      // What can be scrolled has to be reached by the keyboard, and nothing in it can.
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('repricing.byModel') } }}
      records={models}
      idAccessor="model"
      minHeight={models.length === 0 ? 160 : 0}
      noRecordsText={t('repricing.noModels')}
      verticalSpacing="xs"
      withTableBorder
      borderRadius="md"
      columns={[
        { accessor: 'model', title: t('field.model'), noWrap: true, footer: t('repricing.all') },
        figure('costBeforeUsd', t('repricing.costBefore')),
        figure('costAfterUsd', t('repricing.costAfter')),
        figure('differenceUsd', t('repricing.difference')),
        figure('records', t('repricing.records')),
        figure('changedRecords', t('repricing.changed')),
        figure('pricedRecords', t('repricing.priced')),
        figure('unpricedRecords', t('repricing.unpriced')),
        figure('keptRecords', t('repricing.kept')),
      ]}
    />
  );
}
