import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { problemOf } from '../../api/problem';
import { usePermission } from '../../session/use-profile';

export interface NoDevicesProps {
  /** `off`: for nobody, because the relay has no https address; otherwise for this person. */
  readonly reason: 'role' | 'off' | 'forbidden';
  readonly error?: unknown;
}

/** In place of the code where no code would be of use. */
export function NoDevices({ reason, error }: NoDevicesProps): ReactElement {
  const { t, i18n } = useTranslation('device');
  const mayHaveKeys = usePermission('own-keys.manage');
  const { detail } = problemOf(error);
  const isTold = reason === 'forbidden' && i18n.language === 'en' && detail !== '';
  return (
    <Stack align="flex-start" gap="sm" role="status">
      <Title order={2} size="h4">
        {t(`none.${reason}.title`)}
      </Title>
      {isTold ? <Text>{detail}</Text> : null}
      <Text c={isTold ? 'dimmed' : undefined}>{t(`none.${reason}.hint`)}</Text>
      {mayHaveKeys ? (
        <Button component={Link} to="/keys" variant="default">
          {t('none.keys')}
        </Button>
      ) : null}
    </Stack>
  );
}
