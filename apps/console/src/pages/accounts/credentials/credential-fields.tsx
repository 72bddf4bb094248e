import { MultiSelect, PasswordInput, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Platform } from '../../../components/platform-name/use-platform-name';
import { type CredentialField, credentialWays } from './credential-ways';
import { type WrittenCredentials, wayOf } from './credentials-body';
import { ServiceAccountField } from './service-account-field';

export interface CredentialFieldsProps {
  readonly platform: Platform;
  readonly value: WrittenCredentials;
  readonly onChange: (written: WrittenCredentials) => void;
  /** By path below `credentials`. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** Whether the browser may be led to the vendor from here. */
  readonly mayConnect?: boolean;
}

/** The ways in which a platform lets an account in, and the fields of the chosen one. Secrets are written here and never shown. */
export function CredentialFields(props: CredentialFieldsProps): ReactElement {
  const { platform, value, onChange, errors, mayConnect = true } = props;
  const { t } = useTranslation('account-form');
  const ways = credentialWays[platform].filter(({ id }) => mayConnect || id !== 'connect');
  const way = wayOf(platform, value);
  const write = (path: string, written: string): void =>
    onChange({ ...value, fields: { ...value.fields, [path]: written } });
  return (
    <Stack gap="sm">
      {ways.length > 1 ? (
        <Radio.Group
          label={t('way.label')}
          value={value.way}
          onChange={(chosen) => {
            const found = ways.find(({ id }) => id === chosen);
            if (found) onChange({ ...value, way: found.id });
          }}
        >
          <Stack gap="xs" mt={4}>
            {ways.map(({ id }) => (
              <Radio key={id} value={id} label={t(`way.name.${id}`)} description={t(`way.means.${id}`)} />
            ))}
          </Stack>
        </Radio.Group>
      ) : null}
      {way.fields.map((field) => (
        <Field
          key={field.path}
          field={field}
          value={value.fields[field.path] ?? ''}
          onChange={(written) => write(field.path, written)}
          error={errors[field.path]}
        />
      ))}
      {way.fields.some(({ kind }) => kind === 'secret' || kind === 'file') ? (
        <Text size="xs" c="dimmed">
          {t('writeOnly')}
        </Text>
      ) : null}
    </Stack>
  );
}

interface FieldProps {
  readonly field: CredentialField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: ReactNode;
}

function Field({ field, value, onChange, error }: FieldProps): ReactElement {
  const { t } = useTranslation(['account-form', 'sign-in', 'common']);
  const { path, kind, isOptional = false, choices = [] } = field;
  const label = t(`field.${path}.label`);
  const shared = { label, description: t(`field.${path}.hint`), error, required: !isOptional };
  const clear = { clearButtonProps: { 'aria-label': t('common:action.clear') } };
  if (kind === 'file') return <ServiceAccountField {...shared} value={value} onChange={onChange} />;
  if (kind === 'choice')
    return (
      <Select
        {...shared}
        {...clear}
        clearable
        data={[...choices]}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    );
  if (kind === 'choices')
    return (
      <MultiSelect
        {...shared}
        {...clear}
        clearable
        data={[...choices]}
        value={value === '' ? [] : value.split(' ')}
        onChange={(chosen) => onChange(chosen.join(' '))}
      />
    );
  const Input = kind === 'secret' ? PasswordInput : TextInput;
  return (
    <Input
      {...shared}
      {...(kind === 'secret' ? { visibilityToggleButtonProps: { 'aria-label': t('sign-in:showPassword') } } : {})}
      autoComplete={kind === 'secret' ? 'new-password' : 'off'}
      spellCheck={false}
      maxLength={4_096}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
