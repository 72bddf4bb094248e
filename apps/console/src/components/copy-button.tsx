import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './copying/use-copy';

/** Copies a text; says so for a moment. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }): ReactElement {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopy(value);
  const said = isCopied ? t('action.copied') : label;
  return (
    <Tooltip label={said}>
      <ActionIcon variant="subtle" color={isCopied ? 'green' : 'gray'} onClick={copy} aria-label={said}>
        {isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
