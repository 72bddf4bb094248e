import { Button, Popover, Select, Stack } from '@mantine/core';
import { IconFilterPlus } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../../lists/one-of';
import type { ExplorerState } from '../use-explorer-state';
import type { RecordFilter } from './filter-names';
import { FilterValue } from './filter-value';

export interface AddFilterProps {
  readonly list: ExplorerState;
  readonly names: readonly RecordFilter[];
  /** Filters that a new one takes the place of; absent: only the one of the same name. */
  readonly replaces?: readonly RecordFilter[];
}

/** What to narrow by, then to which value of it. */
export function AddFilter({ list, names, replaces = [] }: AddFilterProps): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState<RecordFilter>();
  const choose = (value: string | null): void => {
    if (name === undefined || value === null || value === '') return;
    setOpen(false);
    setName(undefined);
    list.change({ ...Object.fromEntries(replaces.map((other) => [other, undefined])), [name]: value });
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} position="bottom-start" trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconFilterPlus size={16} aria-hidden />}
          onClick={() => setOpen((before) => !before)}
        >
          {t('filter.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter.add')}>
        <Stack gap="sm">
          <Select
            label={t('filter.what')}
            data={names.filter((each) => each !== 'hour').map((each) => ({ value: each, label: t(`filter.${each}`) }))}
            value={name ?? null}
            onChange={(value) => setName(oneOf(names, value ?? undefined))}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            data-autofocus
          />
          {name === undefined ? null : <FilterValue key={name} name={name} onChoose={choose} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
