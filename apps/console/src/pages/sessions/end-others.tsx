import { Button } from '@mantine/core';
import { IconDevicesOff } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { useInvalidate } from '../../api/use-invalidate';
import { confirmDestruction } from '../../components/confirm';
import { tellDone } from '../../components/tell';

/** Leaves this session as the only one. Asks once. */
export function EndOthers({ isNeedless }: { readonly isNeedless: boolean }): ReactElement {
  const { t } = useTranslation('sessions');
  const invalidate = useInvalidate();
  const end = controlPlane.useMutation('delete', '/me/sessions', {
    onSuccess: async () => {
      tellDone(t('endOthers.done'));
      await invalidate('/me/sessions', '/me/api-keys');
    },
  });
  const ask = (): void =>
    confirmDestruction({
      title: t('endOthers.title'),
      consequences: t('endOthers.consequences'),
      confirm: t('endOthers.confirm'),
      onConfirm: () => end.mutate({ params: { query: { others: true } } }),
    });
  return (
    <Button
      variant="default"
      leftSection={<IconDevicesOff size={16} aria-hidden />}
      disabled={isNeedless}
      loading={end.isPending}
      onClick={ask}
    >
      {t('endOthers.short')}
    </Button>
  );
}
