import { Stack, Switch, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../../components/pickers/person-picker';
import { usePermission } from '../../../session/use-profile';
import type { SettingsFieldsProps } from './serving-fields';

/** Whether an account serves the keys of one person only. */
export function OwnerFields({ form }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['account-form', 'common']);
  const mayReadPeople = usePermission('users.read');
  const { values, errors, setValues } = form;
  return (
    <Stack gap="sm">
      <Switch
        label={t('setting.personal.label')}
        description={t('setting.personal.hint')}
        checked={values.personal}
        onChange={({ currentTarget }) => setValues({ personal: currentTarget.checked })}
        error={errors.personal}
      />
      {!values.personal ? null : mayReadPeople ? (
        <PersonPicker
          label={t('setting.ownerId.label')}
          description={t('setting.ownerId.hint')}
          required
          value={values.ownerId}
          onChange={(ownerId) => setValues({ ownerId })}
          error={errors.ownerId}
        />
      ) : (
        <Text size="sm">{values.ownerId}</Text>
      )}
    </Stack>
  );
}
