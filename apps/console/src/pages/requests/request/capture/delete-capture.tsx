import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../../api/control-plane';
import { confirmDestruction } from '../../../../components/confirm';
import { tellDone } from '../../../../components/tell';
import { usePermission } from '../../../../session/use-profile';

export interface DeleteCaptureProps {
  readonly id: string;
  readonly onDeleted: () => void;
}

export function DeleteCapture({ id, onDeleted }: DeleteCaptureProps): ReactElement | null {
  const { t } = useTranslation('requests');
  const mayDelete = usePermission('captures.write');
  const { mutate, isPending } = controlPlane.useMutation('delete', '/admin/requests/{id}/capture', {
    onSuccess: () => {
      tellDone(t('capture.deleted'));
      onDeleted();
    },
  });
  if (!mayDelete) return null;
  return (
    <Button
      color="red"
      variant="light"
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={isPending}
      onClick={() =>
        confirmDestruction({
          title: t('capture.confirm.title'),
          consequences: t('capture.confirm.consequences'),
          confirm: t('capture.delete'),
          onConfirm: () => mutate({ params: { path: { id } } }),
        })
      }
    >
      {t('capture.delete')}
    </Button>
  );
}
