import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from './use-batch';

export interface BatchRefusalsProps {
  readonly refusals: readonly Refusal[];
  readonly onClose: () => void;
}

/** Who was not changed, and why. */
export function BatchRefusals({ refusals, onClose }: BatchRefusalsProps): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Modal
      opened={refusals.length > 0}
      onClose={onClose}
      title={t('batch.refusedTitle', { count: refusals.length })}
      lockScroll={false}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{t('batch.refusedHint')}</Text>
        <DataTable
          aria-label={t('batch.refusedTitle', { count: refusals.length })}
          records={[...refusals]}
          idAccessor="username"
          withTableBorder
          borderRadius="md"
          columns={[
            { accessor: 'username', title: t('column.username') },
            { accessor: 'reason', title: t('batch.reason') },
          ]}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
