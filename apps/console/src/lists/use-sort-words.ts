import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** The kit's table names its marks of order in English only, and has no setting for it: here they are named in the language of the page. */
export function useSortWords(direction: 'asc' | 'desc'): RefObject<HTMLDivElement | null> {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // After each drawing: the kit makes a mark anew when another column is sorted by.
  useEffect(() => {
    const name = (mark: string, word: string): void =>
      place.current
        ?.querySelectorAll(`.mantine-datatable-header-cell-sortable-${mark}`)
        .forEach((element) => element.setAttribute('aria-label', word));
    name('icon', t(`list.sorted.${direction}`));
    name('unsorted-icon', t('list.sorted.not'));
  });
  return place;
}
