import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { channels } from '../channels/channel-fields';

/** Search and filters of the webhooks. */
export function WebhookFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation('webhooks');
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <ChoiceFilter
        list={list}
        name="channel"
        label={t('column.channel')}
        placeholder={t('filter.anyChannel')}
        choices={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        w="12rem"
      />
      <ChoiceFilter
        list={list}
        name="enabled"
        label={t('column.state')}
        placeholder={t('filter.onAndOff')}
        choices={[
          { value: 'true', label: t('filter.on') },
          { value: 'false', label: t('filter.off') },
        ]}
        w="12rem"
      />
    </>
  );
}
