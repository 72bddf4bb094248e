import { Anchor, Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactElement, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../components/page-skeleton';
import { LiveIndicator } from '../live/live-indicator';
import { useLiveConnection } from '../live/use-live-connection';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { NavigationLinks } from './navigation-links';
import { PageSearch } from './page-search';
import classes from './shell.module.css';
import { useFocusOnNewPage } from './use-focus-on-new-page';

/** Header, navigation, and the page that is open. On a phone the navigation is a drawer. */
export function Shell(): ReactElement {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  useEffect(close, [close, pathname]);
  const main = useRef<HTMLElement>(null);
  useFocusOnNewPage(main);
  useLiveConnection();
  return (
    <div className={classes.shell}>
      <Anchor href="#content" className={classes.skip}>
        {t('navigation.skip')}
      </Anchor>
      <header className={classes.header}>
        <Burger
          className={classes.burger}
          opened={isOpen}
          onClick={toggle}
          size="sm"
          aria-label={t('navigation.open')}
        />
        <Link to="/" className={classes.brand} aria-label={t('navigation.brand')}>
          <Brand />
        </Link>
        <div className={classes.spring} />
        <LiveIndicator />
        <PageSearch />
        <AccountMenu />
      </header>
      <nav className={classes.side} aria-label={t('navigation.label')}>
        <NavigationLinks />
      </nav>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="left"
        size="xs"
        title={t('navigation.label')}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        lockScroll={false}
      >
        <NavigationLinks />
      </Drawer>
      <main ref={main} id="content" className={classes.main} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
