import type { ReactElement } from 'react';
import { type PickerOption, SearchingSelect, type SearchingSelectProps, usePickerSearch } from './searching-select';

export interface PickerProps extends Omit<
  SearchingSelectProps,
  'found' | 'chosen' | 'onSearchChange' | 'onDropdownOpen' | 'value'
> {
  /** Id; null: none. */
  readonly value: string | null;
  /** Ids that cannot be chosen. */
  readonly without?: readonly string[];
}

/**
 * @param asked what is looked for; empty: whatever there is; absent: nothing yet
 * @param id what is chosen; empty: nothing
 * @returns what fits, and what is chosen; each is absent as long as it is not known
 */
type UsePickerOptions = (
  asked: string | undefined,
  id: string,
) => { readonly found: readonly PickerOption[] | undefined; readonly chosen: PickerOption | undefined };

/** A field for one thing of a kind, which is looked for by what is typed. */
export function pickerOf(useOptions: UsePickerOptions): (props: PickerProps) => ReactElement {
  return function Picker({ value, without = [], ...field }) {
    const { asked, ...search } = usePickerSearch();
    const id = value ?? '';
    const { found, chosen } = useOptions(asked, id);
    return (
      <SearchingSelect
        {...field}
        value={value}
        found={found?.filter((option) => !without.includes(option.value))}
        // One that is gone is shown by its id, so that it can be taken out.
        chosen={id === '' ? [] : [chosen ?? { value: id, label: id }]}
        {...search}
      />
    );
  };
}
