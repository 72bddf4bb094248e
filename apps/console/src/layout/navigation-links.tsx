import { NavLink, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useAllowedNavigation } from './use-allowed-navigation';

export function NavigationLinks(): ReactElement {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isOpen = (to: string): boolean => (to === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`));
  return (
    <Stack gap="md">
      {useAllowedNavigation().map(({ label, entries }) => (
        <div key={label}>
          <Text size="xs" fw={600} c="dimmed" px="xs" pb={4}>
            {t(label)}
          </Text>
          {entries.map(({ to, icon: Icon, label: name }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={t(name)}
              leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
              active={isOpen(to)}
              aria-current={isOpen(to) ? 'page' : undefined}
              py={6}
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}
