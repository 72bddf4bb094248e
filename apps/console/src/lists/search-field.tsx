import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from './use-list-state';

const PAUSE_MS = 250;

/** The search of a list: it is asked for when the typing pauses. */
export function SearchField({ list, label }: { readonly list: ListState; readonly label: string }): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState(list.search);
  const search = useDebouncedCallback((value: string) => list.change({ search: value.trim() }), PAUSE_MS);
  // The address may change without this field: by a link, or by going back.
  const [inAddress, setInAddress] = useState(list.search);
  if (inAddress !== list.search) {
    setInAddress(list.search);
    if (text.trim() !== list.search) setText(list.search);
  }
  const write = (value: string): void => {
    setText(value);
    search(value);
  };
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={({ currentTarget }) => write(currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text === '' ? null : <CloseButton size="sm" aria-label={t('action.clear')} onClick={() => write('')} />
      }
      w="min(22rem, 100%)"
      maxLength={200}
    />
  );
}
