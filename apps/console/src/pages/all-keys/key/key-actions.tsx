import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCircleCheck,
  IconCirclePause,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmDestruction } from '../../../components/confirm';
import { KeyRotationDialog } from '../../../keys/key-rotation-dialog';
import { IssuedKeySheet } from '../../../keys/use/issued-key-sheet';
import type { ListedKey } from '../any-key';
import { TransferDialog } from './transfer-dialog';
import { useKeyActions } from './use-key-actions';

const SIGN = { size: 16, 'aria-hidden': true } as const;

/** Rotates, hands over, switches off and on, deletes a key; one that is deleted is restored. */
export function KeyActions({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const { name, enabled, deletedAt } = apiKey;
  const [asked, setAsked] = useState<'rotate' | 'transfer'>();
  const { toggle, remove, restore, rotate } = useKeyActions(apiKey, () => setAsked(undefined));
  if (deletedAt !== undefined)
    return (
      <Button leftSection={<IconArrowBackUp {...SIGN} />} onClick={restore.act} loading={restore.isPending}>
        {t('restore.button')}
      </Button>
    );
  const askToDisable = (): void =>
    confirmDestruction({
      title: t('disable.title', { name }),
      consequences: t('disable.consequences'),
      confirm: t('batch.disable'),
      onConfirm: toggle.act,
    });
  const askToDelete = (): void =>
    confirmDestruction({
      title: t('delete.title', { name }),
      consequences: t('delete.consequences'),
      confirm: t('delete.confirm'),
      onConfirm: remove.act,
    });
  return (
    <>
      <Button
        variant="default"
        leftSection={enabled ? <IconCirclePause {...SIGN} /> : <IconCircleCheck {...SIGN} />}
        onClick={enabled ? askToDisable : toggle.act}
        loading={toggle.isPending}
      >
        {t(enabled ? 'batch.disable' : 'batch.enable')}
      </Button>
      {enabled ? (
        <Button variant="default" leftSection={<IconArrowsExchange {...SIGN} />} onClick={() => setAsked('rotate')}>
          {t('rotate')}
        </Button>
      ) : null}
      <Button variant="default" leftSection={<IconUserShare {...SIGN} />} onClick={() => setAsked('transfer')}>
        {t('transfer.button')}
      </Button>
      <Button variant="default" leftSection={<IconTrash {...SIGN} />} onClick={askToDelete} loading={remove.isPending}>
        {t('common:action.delete')}
      </Button>
      {asked === 'rotate' ? (
        <KeyRotationDialog
          name={name}
          onClose={() => setAsked(undefined)}
          onRotate={rotate.act}
          isPending={rotate.isPending}
        />
      ) : null}
      {asked === 'transfer' ? <TransferDialog apiKey={apiKey} onClose={() => setAsked(undefined)} /> : null}
      {rotate.issued ? <IssuedKeySheet issued={rotate.issued} onKept={rotate.forget} /> : null}
    </>
  );
}
