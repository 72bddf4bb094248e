import { PasswordInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../../../keys/figure-field';
import type { AccountSettings, ProxyType } from './account-settings';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import type { SettingsFieldsProps } from './serving-fields';

const proxyTypes: readonly ProxyType[] = ['http', 'https', 'socks5'];

/** The proxy that all requests of an account go through. */
export function ProxyFields({ form }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['account-form', 'sign-in']);
  const { values, errors, setValues } = form;
  const { proxy } = values;
  const change = (changes: Partial<AccountSettings['proxy']>): void => setValues({ proxy: { ...proxy, ...changes } });
  return (
    <Stack gap="sm">
      <Switch
        label={t('setting.proxy.label')}
        description={t('setting.proxy.hint')}
        checked={proxy.on}
        onChange={({ currentTarget }) => change({ on: currentTarget.checked })}
        error={errors.proxy}
      />
      {proxy.on ? (
        <FieldGrid>
          <Select
            label={t('setting.proxy.type')}
            allowDeselect={false}
            data={[...proxyTypes]}
            value={proxy.type}
            onChange={(chosen) => change({ type: proxyTypes.find((type) => type === chosen) ?? proxy.type })}
            error={errors['proxy.type']}
          />
          <TextInput
            label={t('setting.proxy.host')}
            required
            maxLength={255}
            value={proxy.host}
            onChange={({ currentTarget }) => change({ host: currentTarget.value })}
            error={errors['proxy.host']}
          />
          <FigureField
            label={t('setting.proxy.port')}
            required
            value={proxy.port}
            onChange={(port) => change({ port })}
            error={errors['proxy.port']}
          />
          <TextInput
            label={t('setting.proxy.username')}
            maxLength={255}
            autoComplete="off"
            value={proxy.username}
            onChange={({ currentTarget }) => change({ username: currentTarget.value })}
            error={errors['proxy.username']}
          />
          <PasswordInput
            label={t('setting.proxy.password')}
            description={t('setting.proxy.passwordHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={255}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('sign-in:showPassword') }}
            value={proxy.password}
            onChange={({ currentTarget }) => change({ password: currentTarget.value })}
            error={errors['proxy.password']}
          />
        </FieldGrid>
      ) : null}
    </Stack>
  );
}
