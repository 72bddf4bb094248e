import { Fieldset, PasswordInput, Select, Stack, Switch, TextInput, Textarea } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../../../keys/figure-field';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import { oneOf } from '../../../lists/one-of';
import {
  type Directory,
  type DirectoryValues,
  type FigureName,
  type TextName,
  attributeNames,
  figureNames,
  needsPassword,
  startTlsChoices,
} from './directory-values';
import { RoleMapField } from './role-map-field';
import { useSourceWords } from './use-source-words';

export interface SettingsFieldsProps {
  readonly view: Directory;
  readonly value: DirectoryValues;
  readonly onChange: (value: DirectoryValues) => void;
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly disabled: boolean;
}

const order = { inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const] };

/** All settings of the directory, each with who says it. */
export function SettingsFields({ view, value, onChange, errors, disabled }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation('directory');
  const hintOf = useSourceWords(view);
  const change = (fields: Partial<DirectoryValues>): void => onChange({ ...value, ...fields });
  const text = (name: TextName): ReactElement => (
    <TextInput
      key={name}
      {...order}
      label={t(`field.${name}`)}
      description={hintOf(name)}
      value={value[name]}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
      error={errors[name]}
      disabled={disabled}
      spellCheck={false}
    />
  );
  const figure = (name: FigureName): ReactElement => (
    <FigureField
      key={name}
      label={t(`field.${name}`)}
      description={hintOf(name)}
      value={value[name]}
      onChange={(written) => change({ [name]: written })}
      error={errors[name]}
    />
  );
  return (
    <Stack>
      <Switch
        label={t('field.enabled')}
        description={t('hint.enabled')}
        checked={value.enabled}
        onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
        disabled={disabled}
      />
      <Fieldset legend={t('part.servers')} disabled={disabled}>
        <Stack>
          <Textarea
            {...order}
            label={t('field.urls')}
            description={hintOf('urls')}
            value={value.urls}
            onChange={({ currentTarget }) => change({ urls: currentTarget.value })}
            error={errors.urls}
            autosize
            minRows={2}
            spellCheck={false}
          />
          <Select
            {...order}
            label={t('field.startTls')}
            description={hintOf('startTls')}
            data={startTlsChoices.map((choice) => ({
              value: choice,
              label: t(`startTls.${choice}`, { now: t(view.startTls === true ? 'startTls.on' : 'startTls.off') }),
            }))}
            value={value.startTls}
            onChange={(choice) => change({ startTls: oneOf(startTlsChoices, choice ?? undefined) ?? value.startTls })}
            allowDeselect={false}
            error={errors.startTls}
            maw="24rem"
          />
          <Textarea
            {...order}
            label={t('field.tlsCa')}
            description={hintOf('tlsCa')}
            value={value.tlsCa}
            onChange={({ currentTarget }) => change({ tlsCa: currentTarget.value })}
            error={errors.tlsCa}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
          />
        </Stack>
      </Fieldset>
      <Fieldset legend={t('part.reader')} disabled={disabled}>
        <FieldGrid>
          {text('bindDn')}
          <PasswordInput
            {...order}
            label={t('field.bindPassword')}
            description={
              needsPassword(view, value)
                ? t('hint.passwordAgain')
                : view.hasBindPassword
                  ? t('hint.passwordStored')
                  : t('hint.passwordNone')
            }
            autoComplete="new-password"
            value={value.bindPassword}
            onChange={({ currentTarget }) => change({ bindPassword: currentTarget.value })}
            error={errors.bindPassword}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
        </FieldGrid>
      </Fieldset>
      <Fieldset legend={t('part.people')} disabled={disabled}>
        <Stack>
          {text('searchBase')}
          {text('searchFilter')}
          {text('requiredGroup')}
          <FieldGrid>{attributeNames.map(text)}</FieldGrid>
        </Stack>
      </Fieldset>
      <Fieldset legend={t('part.roles')} disabled={disabled}>
        <RoleMapField
          value={value.roleMap}
          onChange={(roleMap) => change({ roleMap })}
          description={hintOf('roleMap')}
          error={errors.roleMap}
          disabled={disabled}
        />
      </Fieldset>
      <Fieldset legend={t('part.sync')} disabled={disabled}>
        <FieldGrid>{figureNames.map(figure)}</FieldGrid>
      </Fieldset>
    </Stack>
  );
}
