import { Button, type ButtonProps, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export interface CopyTextButtonProps extends ButtonProps {
  readonly value: string;
  readonly label: string;
  readonly 'data-autofocus'?: boolean;
}

/** Copies a text that matters enough for a button with words; says so for a moment. */
export function CopyTextButton({ value, label, ...button }: CopyTextButtonProps): ReactElement {
  const { t } = useTranslation();
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Button
          variant="light"
          {...button}
          onClick={copy}
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
        >
          {copied ? t('action.copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
