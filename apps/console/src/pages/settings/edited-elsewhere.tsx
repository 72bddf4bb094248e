import { Anchor, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Permission, useProfile } from '../../session/use-profile';
import { SectionHead } from './section-head';
import classes from './settings.module.css';

interface Place {
  readonly name: 'directory' | 'policies' | 'people' | 'accounts' | 'prices' | 'webhooks';
  readonly permission: Permission;
}

const places: readonly Place[] = [
  { name: 'directory', permission: 'directory.read' },
  { name: 'policies', permission: 'policies.read' },
  { name: 'people', permission: 'users.read' },
  { name: 'accounts', permission: 'accounts.read' },
  { name: 'prices', permission: 'usage.read' },
  { name: 'webhooks', permission: 'webhooks.read' },
];

/** Where what is kept as records is changed. */
export function EditedElsewhere(): ReactElement {
  const { t } = useTranslation(['settings', 'common']);
  const { permissions } = useProfile();
  return (
    <Stack gap="sm" component="section">
      <SectionHead title={t('elsewhere.title')} hint={t('elsewhere.hint')} />
      <div className={classes.links}>
        {places
          .filter(({ permission }) => permissions.includes(permission))
          .map(({ name }) => (
            <Paper key={name} withBorder p="sm">
              <Anchor component={Link} to={`/${name}`} fw={600} size="sm">
                {t(`common:navigation.${name}`)}
              </Anchor>
              <Text size="sm" c="dimmed">
                {t(`elsewhere.${name}`)}
              </Text>
            </Paper>
          ))}
      </div>
    </Stack>
  );
}
