import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import classes from './navigation-links.module.css';
import { useAllowedNavigation } from './use-allowed-navigation';

/** What there is to open. Plain links: every page waits until they are drawn, and the kit's take several components each. */
export function NavigationLinks(): ReactElement[] {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isOpen = (to: string): boolean => (to === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`));
  return useAllowedNavigation().map(({ label, entries }) => (
    <div key={label} className={classes.section}>
      <div className={`${classes.heading} dimmed small`}>{t(label)}</div>
      {entries.map(({ to, icon: Icon, label: name }) => (
        <Link key={to} to={to} className={classes.entry} aria-current={isOpen(to) ? 'page' : undefined}>
          <Icon size={18} stroke={1.6} aria-hidden />
          {t(name)}
        </Link>
      ))}
    </div>
  ));
}
