import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAllowedNavigation } from './use-allowed-navigation';

export const openPageSearch = spotlight.open;

/** Opens once it stands, and not before: where the focus was would not be known. */
export function PageSearchDialog(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(openPageSearch, []);
  const groups = useAllowedNavigation().map(({ label, entries }) => ({
    group: t(label),
    actions: entries.map(({ to, label: name, icon: Icon }) => ({
      id: to,
      label: t(name),
      leftSection: <Icon size={18} stroke={1.6} aria-hidden />,
      onClick: () => void navigate(to),
    })),
  }));
  return (
    <Spotlight
      actions={groups}
      nothingFound={t('search.nothing')}
      searchProps={{ placeholder: t('search.placeholder'), 'aria-label': t('search.placeholder') }}
      highlightQuery
      shortcut={null}
      lockScroll={false}
    />
  );
}
