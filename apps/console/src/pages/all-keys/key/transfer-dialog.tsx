import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { PersonPicker } from '../../../components/pickers/person-picker';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import type { ListedKey } from '../any-key';

export interface TransferDialogProps {
  readonly apiKey: ListedKey;
  readonly onClose: () => void;
}

/** Makes a key somebody else's, and says what goes with it. */
export function TransferDialog({ apiKey, onClose }: TransferDialogProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const { id, name } = apiKey;
  const [userId, setUserId] = useState<string | null>(null);
  const invalidate = useInvalidate();
  const transfer = controlPlane.useMutation('post', '/admin/api-keys/{id}/transfer', {
    meta: { shownInForm: true },
    onSuccess: async () => {
      tellDone(t('transfer.done', { name }));
      onClose();
      await invalidate('/admin/api-keys', '/admin/users', '/admin/audit');
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('transfer.title', { name })}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{t('transfer.consequences')}</Text>
        <PersonPicker
          label={t('transfer.to')}
          value={userId}
          onChange={setUserId}
          error={transfer.isError ? fieldErrors(transfer.error).userId : undefined}
          data-autofocus
        />
        {transfer.isError ? <ProblemAlert error={transfer.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            disabled={userId === null || userId === apiKey.userId}
            loading={transfer.isPending}
            onClick={() => transfer.mutate({ params: { path: { id } }, body: { userId: userId ?? '' } })}
          >
            {t('transfer.button')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
