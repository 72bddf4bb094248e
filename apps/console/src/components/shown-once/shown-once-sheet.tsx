import { Alert, Button, Group, Modal, type ModalProps, Paper, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTextButton } from '../copy-text-button';
import { LeaveOr } from './leave-or';
import classes from './shown-once.module.css';
import { useLeaveGuard } from './use-leave-guard';

export interface ShownOnceSheetProps {
  readonly title: string;
  /** Why it has to be kept now. */
  readonly once: string;
  readonly secret: string;
  /** Name of the button that copies the secret. */
  readonly copy: string;
  /** Forgets the secret; whoever shows this holds it nowhere else. */
  readonly onKept: () => void;
  readonly size?: NonNullable<ModalProps['size']>;
  /** What to know of the secret, below it. */
  readonly note?: ReactNode;
  /** What to do with the secret, below everything. */
  readonly children?: ReactNode;
}

/** A secret, shown this once. It goes only when somebody says that they have kept it. */
export function ShownOnceSheet({ title, once, secret, copy, onKept, ...shown }: ShownOnceSheetProps): ReactElement {
  const { t } = useTranslation();
  const { blocker, release } = useLeaveGuard();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const keep = (): void => {
    release();
    onKept();
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      title={title}
      size={shown.size ?? 'lg'}
      fullScreen={isNarrow}
      lockScroll={false}
    >
      <Stack gap="lg">
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
          {once}
        </Alert>
        <Paper withBorder p="md">
          <Group justify="space-between" gap="md">
            <code className={classes.secret} translate="no">
              {secret}
            </code>
            <CopyTextButton value={secret} label={copy} data-autofocus />
          </Group>
        </Paper>
        {shown.note}
        <LeaveOr blocker={blocker}>
          <Group justify="flex-end">
            <Button onClick={keep}>{t('shownOnce.kept')}</Button>
          </Group>
        </LeaveOr>
        {shown.children}
      </Stack>
    </Modal>
  );
}
