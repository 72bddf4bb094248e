import { Modal } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChange, ListedKey } from '../any-key';
import type { BatchWish } from './batch-wish';
import { BatchForm } from './batch-form';
import { BatchPreview } from './batch-preview';
import { BatchResults } from './batch-results';
import { useBatch } from './use-batch';

export interface BatchDialogProps {
  readonly wish: BatchWish;
  readonly apiKeys: readonly ListedKey[];
  /** @param isDone whether anything was asked of the control plane */
  readonly onClose: (isDone: boolean) => void;
}

interface Wanted {
  readonly change: KeyChange;
  readonly groupName: string | undefined;
}

/** One change for many keys: what it is, what it does to each of them, and what came of it for each. */
export function BatchDialog({ wish, apiKeys, onClose }: BatchDialogProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const [wanted, setWanted] = useState<Wanted | undefined>(
    wish === 'change' ? undefined : { change: { enabled: wish === 'enable' }, groupName: undefined },
  );
  const batch = useBatch(apiKeys);
  const [isPreviewed, setPreviewed] = useState(wish !== 'change');
  const count = apiKeys.length;
  const close = (): void => {
    if (!batch.isPending) onClose(batch.results.length > 0);
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(`batch.title.${wish}`, { count })}
      size="xl"
      lockScroll={false}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {batch.isOver ? (
        <BatchResults results={batch.results} asked={count} error={batch.error} onClose={close} />
      ) : wanted !== undefined && isPreviewed ? (
        <BatchPreview
          {...wanted}
          apiKeys={apiKeys}
          progress={batch.isPending ? batch.results.length : undefined}
          onBack={wish === 'change' ? () => setPreviewed(false) : undefined}
          onCancel={close}
          onApply={() => batch.change(wanted.change)}
        />
      ) : null}
      {wish === 'change' && !batch.isOver ? (
        <div hidden={isPreviewed}>
          <BatchForm
            onCancel={close}
            onPreview={(change, groupName) => {
              setWanted({ change, groupName });
              setPreviewed(true);
            }}
          />
        </div>
      ) : null}
    </Modal>
  );
}
