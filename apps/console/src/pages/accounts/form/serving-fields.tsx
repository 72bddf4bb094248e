import { Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupsPicker } from '../../../components/pickers/account-group-picker';
import { FigureField } from '../../../keys/figure-field';
import { ModelsField } from '../../../keys/models-field';
import type { AccountSettings } from './account-settings';
import { PairRows } from './pair-rows';

export interface SettingsFieldsProps {
  readonly form: UseFormReturnType<AccountSettings>;
  /** Whether the platform has no address of its own. */
  readonly needsBaseUrl?: boolean;
}

/** What an account serves, and for whom first. */
export function ServingFields({ form, needsBaseUrl = false }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['account-form', 'common']);
  const { values, errors, setValues } = form;
  return (
    <Stack gap="sm">
      <TextInput
        label={t('setting.name.label')}
        description={t('setting.name.hint')}
        required
        maxLength={100}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('setting.baseUrl.label')}
        description={needsBaseUrl ? t('setting.baseUrl.needed') : t('setting.baseUrl.hint')}
        required={needsBaseUrl}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={2_048}
        {...form.getInputProps('baseUrl')}
      />
      <AccountGroupsPicker
        label={t('setting.groupIds.label')}
        description={t('setting.groupIds.hint')}
        clearable
        value={values.groupIds}
        onChange={(groupIds) => setValues({ groupIds })}
        error={errors.groupIds}
      />
      <ModelsField
        label={t('setting.models.label')}
        description={t('setting.models.hint')}
        value={values.models}
        onChange={(models) => setValues({ models })}
        error={errors.models}
      />
      <PairRows
        label={t('setting.modelMapping.label')}
        description={t('setting.modelMapping.hint')}
        names={[t('setting.modelMapping.from'), t('setting.modelMapping.to')]}
        rows={values.modelMapping}
        onChange={(modelMapping) => setValues({ modelMapping })}
        error={errors.modelMapping}
      />
      <FigureField
        label={t('setting.priority.label')}
        description={t('setting.priority.hint')}
        value={values.priority}
        onChange={(priority) => setValues({ priority })}
        error={errors.priority}
      />
    </Stack>
  );
}
