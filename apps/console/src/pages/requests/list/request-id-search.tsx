import { ActionIcon, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { findRequestId } from './find-request-id';

/** Goes straight to a request: its id, or any text that it is part of. */
export function RequestIdSearch(): ReactElement {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: (text) => (findRequestId(text) === undefined ? t('find.noId') : null) },
  });
  const go = ({ text }: { readonly text: string }): void => {
    const id = findRequestId(text);
    if (id !== undefined) void navigate(`/requests/${id}`);
  };
  return (
    <form onSubmit={form.onSubmit(go)} role="search">
      <TextInput
        type="search"
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          <ActionIcon type="submit" variant="subtle" color="gray" aria-label={t('find.go')}>
            <IconArrowRight size={16} aria-hidden />
          </ActionIcon>
        }
        w="min(22rem, 100%)"
        maxLength={2_000}
        {...form.getInputProps('text')}
      />
    </form>
  );
}
