import { Fieldset, type InputWrapperProps, Select, Stack, TextInput, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupsPicker } from '../../components/pickers/account-group-picker';
import { TagsField } from '../../components/tags-field';
import { FigureField } from '../../keys/figure-field';
import { FieldGrid } from '../../components/field-grid/field-grid';
import { LimitsFields } from '../../keys/limits-fields';
import { oneOf } from '../../lists/one-of';
import { type Person, roles } from './person';
import type { PersonSettings } from './person-settings';
import { useRolesToGive } from './use-roles-to-give';

const order: InputWrapperProps['inputWrapperOrder'] = ['label', 'input', 'description', 'error'];

export interface SettingsFieldsProps {
  readonly value: PersonSettings;
  readonly onChange: (value: PersonSettings) => void;
  /** By the dotted path of the field in the control plane. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** Who it is; absent: somebody new. */
  readonly person?: Person;
  /** Nobody changes their own role. */
  readonly isOneself?: boolean;
}

export function SettingsFields({
  value,
  onChange,
  errors,
  person,
  isOneself = false,
}: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const rolesToGive = useRolesToGive();
  const change = (fields: Partial<PersonSettings>): void => onChange({ ...value, ...fields });
  const isOfDirectory = person?.provider === 'directory';
  const shownRoles = roles.filter((role) => rolesToGive.includes(role) || role === value.role);
  return (
    <Stack gap="md">
      <Fieldset legend={t('form.person')}>
        <FieldGrid>
          <TextInput
            inputWrapperOrder={order}
            label={t('column.displayName')}
            value={value.displayName}
            onChange={({ currentTarget }) => change({ displayName: currentTarget.value })}
            error={errors.displayName}
            disabled={isOfDirectory}
            description={isOfDirectory ? t('form.ofDirectory') : undefined}
            maxLength={100}
          />
          <TextInput
            inputWrapperOrder={order}
            label={t('column.email')}
            type="email"
            autoComplete="off"
            value={value.email}
            onChange={({ currentTarget }) => change({ email: currentTarget.value })}
            error={errors.email}
            disabled={isOfDirectory}
            description={isOfDirectory ? t('form.ofDirectory') : undefined}
            maxLength={254}
          />
          <Select
            inputWrapperOrder={order}
            label={t('column.role')}
            description={isOneself ? t('form.ownRole') : person ? t('roleEndsSessions') : t('form.roleHint')}
            data={shownRoles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
            value={value.role}
            onChange={(role) => change({ role: oneOf(roles, role ?? undefined) ?? value.role })}
            allowDeselect={false}
            disabled={isOneself}
            error={errors.role}
          />
          <AccountGroupsPicker
            inputWrapperOrder={order}
            label={t('column.groups')}
            description={t('form.groupsHint')}
            value={[...value.groupIds]}
            onChange={(groupIds) => change({ groupIds })}
            error={errors.groupIds}
          />
          <TagsField
            inputWrapperOrder={order}
            value={[...value.tags]}
            onChange={(tags) => change({ tags })}
            error={errors.tags}
          />
          <FigureField
            label={t('form.queueWeight')}
            description={t('form.queueWeightHint')}
            value={value.queueWeight}
            onChange={(queueWeight) => change({ queueWeight })}
            error={errors.queueWeight}
          />
        </FieldGrid>
      </Fieldset>
      <Title order={2} size="h4">
        {t('form.limits')}
      </Title>
      <LimitsFields value={value.limits} onChange={(limits) => change({ limits })} errors={errors} />
    </Stack>
  );
}
