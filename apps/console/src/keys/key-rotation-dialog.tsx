import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_OVERLAP, RotationDialog } from '../components/rotation-dialog';

export interface KeyRotationDialogProps {
  /** Of the key. */
  readonly name: string;
  readonly onClose: () => void;
  /** @param overlap ISO 8601, at most 30 days; absent: the former key ends at once */
  readonly onRotate: (overlap: string | undefined) => void;
  readonly isPending: boolean;
}

/** Asks how long the former text of a key is good beside the new one. */
export function KeyRotationDialog({ name, onRotate, ...asking }: KeyRotationDialogProps): ReactElement {
  const { t } = useTranslation('key-form');
  return (
    <RotationDialog
      {...asking}
      title={t('rotation.title', { name })}
      consequences={t('rotation.consequences')}
      overlap={t('rotation.overlap')}
      overlaps={[
        { value: NO_OVERLAP, label: t('rotation.none') },
        { value: 'PT1H', label: t('rotation.hour') },
        { value: 'PT24H', label: t('rotation.day') },
        { value: 'P7D', label: t('rotation.week') },
        { value: 'P30D', label: t('rotation.month') },
      ]}
      confirm={t('rotation.confirm')}
      onRotate={(overlap) => onRotate(overlap === NO_OVERLAP ? undefined : overlap)}
    />
  );
}
