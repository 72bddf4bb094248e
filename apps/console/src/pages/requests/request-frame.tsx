import { Code, Group } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Page } from '../../components/page';

/** The page of one request, with its id to copy. */
export function RequestFrame({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation('requests');
  return (
    <Page title={t('one')}>
      <Group gap={4} wrap="nowrap">
        <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
        <CopyButton value={id} label={t('copyId')} />
      </Group>
      {children}
    </Page>
  );
}
