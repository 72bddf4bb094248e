import { Button, type ButtonProps } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './copying/use-copy';

export interface CopyTextButtonProps extends ButtonProps {
  readonly value: string;
  readonly label: string;
  readonly 'data-autofocus'?: boolean;
}

/** Copies a text that matters enough for a button with words; says so for a moment. */
export function CopyTextButton({ value, label, ...button }: CopyTextButtonProps): ReactElement {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopy(value);
  return (
    <Button
      variant="light"
      {...button}
      onClick={copy}
      leftSection={isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
    >
      {isCopied ? t('action.copied') : label}
    </Button>
  );
}
