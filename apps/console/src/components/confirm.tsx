import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

export interface Confirmation {
  readonly title: string;
  /** What will happen, and what cannot be undone. */
  readonly consequences: string;
  /** What the button does, such as "Delete the key". */
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** Asks once before something that cannot be taken back. */
export function confirmDestruction({ title, consequences, confirm, onConfirm }: Confirmation): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{consequences}</Text>,
    labels: { confirm, cancel: i18next.t('action.cancel') },
    confirmProps: { color: 'red' },
    lockScroll: false,
    closeButtonProps: { 'aria-label': i18next.t('action.close') },
    onConfirm,
  });
}
