import { Alert, Code, Stack } from '@mantine/core';
import type { components } from '@app/admin-client';
import { IconAlertTriangle } from '@tabler/icons-react';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import { SectionHead } from './section-head';

type Instance = components['schemas']['InstanceView'];

/** Processes of the relay that run, on whichever machine. */
export function InstanceTable({ instances }: { readonly instances: readonly Instance[] | undefined }): ReactElement {
  const { t } = useTranslation('settings');
  const versions = new Set(instances?.map(({ version }) => version));
  return (
    <Stack gap="sm" component="section">
      <SectionHead title={t('instances.title')} hint={t('instances.hint')} />
      {versions.size > 1 ? (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('instances.several')} />
      ) : null}
      <DataTable<Instance>
        aria-label={t('instances.title')}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('instances.title') } }}
        records={[...(instances ?? [])]}
        fetching={!instances}
        loaderSize="sm"
        minHeight={instances && instances.length > 0 ? 0 : 140}
        noRecordsText={t('instances.none')}
        withTableBorder
        borderRadius="md"
        verticalSpacing="xs"
        columns={[
          { accessor: 'kind', title: t('instances.kind'), render: ({ kind }) => t(`instances.kinds.${kind}`) },
          { accessor: 'version', title: t('instances.version') },
          { accessor: 'node', title: t('instances.node') },
          { accessor: 'host', title: t('instances.host'), render: ({ host }) => <Code>{host}</Code> },
          {
            accessor: 'pid',
            title: t('instances.pid'),
            textAlign: 'right',
            render: ({ pid }) => <span className="numeric">{pid}</span>,
          },
          {
            accessor: 'startedAt',
            title: t('instances.started'),
            render: ({ startedAt }) => <Moment at={startedAt} relative />,
          },
        ]}
      />
    </Stack>
  );
}
