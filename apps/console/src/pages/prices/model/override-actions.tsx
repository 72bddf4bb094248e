import { Button, Group } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { tellDone } from '../../../components/tell';
import { usePermission } from '../../../session/use-profile';
import { type ListedPrice, overrideIdOf } from '../price-words';

/** Changes an override or takes it back; rows of lists cannot be changed. */
export function OverrideActions({ price }: { readonly price: ListedPrice }): ReactElement | null {
  const { t } = useTranslation('prices');
  const invalidate = useInvalidate();
  const maySetPrices = usePermission('prices.write');
  const id = overrideIdOf(price);
  const remove = controlPlane.useMutation('delete', '/admin/prices/{id}', {
    onSuccess: async () => {
      tellDone(t('model.deleted', { model: price.model }));
      await invalidate('/admin/prices');
    },
  });
  if (!maySetPrices || id === undefined) return null;
  const ask = (): void =>
    confirmDestruction({
      title: t('model.deleteTitle', { model: price.model }),
      consequences: t('model.deleteConsequences'),
      confirm: t('model.delete'),
      onConfirm: () => remove.mutate({ params: { path: { id } } }),
    });
  return (
    <Group gap="xs">
      <Button
        component={Link}
        to={`/prices/overrides/${id}`}
        size="xs"
        variant="default"
        leftSection={<IconPencil size={14} aria-hidden />}
      >
        {t('form.change')}
      </Button>
      <Button
        size="xs"
        variant="light"
        color="red"
        leftSection={<IconTrash size={14} aria-hidden />}
        loading={remove.isPending}
        onClick={ask}
      >
        {t('model.delete')}
      </Button>
    </Group>
  );
}
