import { Pill } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerState } from '../use-explorer-state';
import type { RecordFilter } from './filter-names';
import { useFilterLabel } from './use-filter-label';

/** What the page is narrowed to; each can be taken away. */
export function FilterChips({
  list,
  names,
}: {
  readonly list: ExplorerState;
  readonly names: readonly RecordFilter[];
}): ReactElement {
  return (
    <>
      {names.map((name) => {
        const value = list.filters[name];
        return value === undefined ? null : (
          <FilterChip key={name} name={name} value={value} onRemove={() => list.change({ [name]: undefined })} />
        );
      })}
    </>
  );
}

function FilterChip(props: {
  readonly name: RecordFilter;
  readonly value: string;
  readonly onRemove: () => void;
}): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const { name, value, onRemove } = props;
  const label = useFilterLabel(name, value);
  const text = t('filter.is', { filter: t(`filter.${name}`), value: label });
  return (
    <Pill
      size="md"
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': t('filter.remove', { filter: text }), 'aria-hidden': false, tabIndex: 0 }}
    >
      {text}
    </Pill>
  );
}
