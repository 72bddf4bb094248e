import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../../../keys/figure-field';
import { cooldownCauses } from './account-settings';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import type { SettingsFieldsProps } from './serving-fields';

/** How long an account is left alone, by cause, in place of what is usual and of what its upstream says. */
export function CooldownFields({ form }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['account-form', 'accounts']);
  const { cooldownSeconds } = form.values;
  return (
    <Stack gap="sm">
      <Text size="xs" c="dimmed">
        {t('setting.cooldownSeconds.hint')}
      </Text>
      <FieldGrid>
        {cooldownCauses.map((cause) => (
          <FigureField
            key={cause}
            label={t(`accounts:causeShort.${cause}`)}
            suffix=" s"
            value={cooldownSeconds[cause]}
            onChange={(seconds) => form.setValues({ cooldownSeconds: { ...cooldownSeconds, [cause]: seconds } })}
            error={form.errors[`cooldownSeconds.${cause}`]}
          />
        ))}
      </FieldGrid>
    </Stack>
  );
}
