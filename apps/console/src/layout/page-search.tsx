import { Button, Kbd, VisuallyHidden } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import classes from './page-search.module.css';
import { useAllowedNavigation } from './use-allowed-navigation';

/** Any page by a few letters of its name: Ctrl K, or Command K. */
export function PageSearch(): ReactElement {
  const { t } = useTranslation();
  const navigate = useNavigate();
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
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          <Kbd size="xs" className={classes.shortcut}>
            {t('search.shortcut')}
          </Kbd>
        }
        onClick={spotlight.open}
      >
        <span className={classes.text}>{t('search.short')}</span>
        <VisuallyHidden>{t('search.pages')}</VisuallyHidden>
      </Button>
      <Spotlight
        actions={groups}
        nothingFound={t('search.nothing')}
        searchProps={{ placeholder: t('search.placeholder'), 'aria-label': t('search.placeholder') }}
        highlightQuery
        lockScroll={false}
      />
    </>
  );
}
