import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { channels } from '../channels/channel-fields';

/** Search and filters of the webhooks. */
export function WebhookFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation('webhooks');
  const clear = { 'aria-label': t('action.clear', { ns: 'common' }) };
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <Select
        w="12rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('column.channel')}
        placeholder={t('filter.anyChannel')}
        data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
        value={list.filter('channel') ?? null}
        onChange={(channel) => list.change({ channel: channel ?? undefined })}
      />
      <Select
        w="12rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('column.state')}
        placeholder={t('filter.onAndOff')}
        data={[
          { value: 'true', label: t('filter.on') },
          { value: 'false', label: t('filter.off') },
        ]}
        value={list.filter('enabled') ?? null}
        onChange={(enabled) => list.change({ enabled: enabled ?? undefined })}
      />
    </>
  );
}
