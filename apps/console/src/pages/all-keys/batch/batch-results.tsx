import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../../components/problem-alert';
import type { BatchOutcome } from './use-batch';

export interface BatchResultsProps {
  readonly results: readonly BatchOutcome[];
  readonly asked: number;
  /** Why asking broke off; null: it did not. */
  readonly error: unknown;
  readonly onClose: () => void;
}

/** What came of each key; those that were refused stand first. */
export function BatchResults({ results, asked, error, onClose }: BatchResultsProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const refused = results.filter((result) => result.refused !== undefined);
  const changed = results.filter((result) => result.refused === undefined);
  return (
    <Stack>
      <Text size="sm" role="status">
        {t('batch.changed', { count: changed.length })}
        {refused.length > 0 ? ` ${t('batch.refused', { count: refused.length })}` : null}
        {results.length < asked ? ` ${t('batch.unknown', { count: asked - results.length })}` : null}
      </Text>
      {error === null ? null : <ProblemAlert error={error} />}
      <DataTable
        aria-label={t('batch.results')}
        records={[...refused, ...changed]}
        withTableBorder
        borderRadius="md"
        verticalSpacing={6}
        height="min(24rem, 50vh)"
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('batch.results') } }}
        noRecordsText={t('batch.nothing')}
        columns={[
          { accessor: 'name', title: t('column.name') },
          { accessor: 'ownerUsername', title: t('column.owner') },
          {
            accessor: 'refused',
            title: t('batch.outcome'),
            render: ({ refused: reason }) => (
              <Group gap={6} wrap="nowrap">
                {reason === undefined ? (
                  <IconCircleCheck size={16} color="var(--mantine-color-green-6)" aria-hidden />
                ) : (
                  <IconAlertTriangle
                    size={16}
                    color="var(--mantine-color-red-6)"
                    aria-hidden
                    style={{ flex: 'none' }}
                  />
                )}
                <span>{reason ?? t('batch.isChanged')}</span>
              </Group>
            ),
          },
        ]}
      />
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('common:action.close')}
        </Button>
      </Group>
    </Stack>
  );
}
