import { Checkbox, Group, MultiSelect, Stack, TagsInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clientName } from './client-name';
import { type KeyFormValues, type KeyPermission, keyClients, keyPermissions } from './key-form-values';
import { ModelsField } from './models-field';

export type RuleValues = Pick<
  KeyFormValues,
  'permissions' | 'allowedClients' | 'allowedModels' | 'deniedModels' | 'allowedCidrs'
>;

export interface RulesFieldsProps {
  readonly values: RuleValues;
  readonly onChange: (change: Partial<RuleValues>) => void;
  /** By the name of the field. */
  readonly errors: Readonly<Record<string, ReactNode>>;
  /** Absent: all. */
  readonly permissions?: readonly KeyPermission[] | undefined;
  /** Patterns that models have to be within; absent: any. */
  readonly models?: readonly string[] | undefined;
  /** Names that are offered. */
  readonly knownModels?: readonly string[] | undefined;
}

/** What a key may be used for, by which clients and from where. */
export function RulesFields({
  values,
  onChange,
  errors,
  permissions = keyPermissions,
  models,
  knownModels,
}: RulesFieldsProps): ReactElement {
  const { t } = useTranslation('key-form');
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={t('permissions.label')}
        description={t('permissions.hint')}
        value={[...values.permissions]}
        onChange={(ticked) => onChange({ permissions: keyPermissions.filter((each) => ticked.includes(each)) })}
        error={errors.permissions}
      >
        <Group mt="xs" gap="lg">
          {permissions.map((permission) => (
            <Checkbox key={permission} value={permission} label={t(`permissions.${permission}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <ModelsField
        label={t('models.allowed')}
        description={models === undefined ? t('models.allowedHint') : t('models.within', { models: models.join(', ') })}
        value={values.allowedModels}
        onChange={(names) => onChange({ allowedModels: names })}
        known={knownModels ?? models}
        error={errors.allowedModels}
      />
      <ModelsField
        label={t('models.denied')}
        description={t('models.deniedHint')}
        value={values.deniedModels}
        onChange={(names) => onChange({ deniedModels: names })}
        known={knownModels}
        error={errors.deniedModels}
      />
      <MultiSelect
        label={t('clients.label')}
        description={t('clients.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={keyClients.map((client) => ({ value: client, label: clientName(client) }))}
        value={[...values.allowedClients]}
        onChange={(chosen) => onChange({ allowedClients: keyClients.filter((each) => chosen.includes(each)) })}
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        error={errors.allowedClients}
      />
      <TagsInput
        label={t('cidrs.label')}
        description={t('cidrs.hint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={[...values.allowedCidrs]}
        onChange={(ranges) => onChange({ allowedCidrs: ranges.map((range) => range.trim()) })}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        error={errors.allowedCidrs}
      />
    </Stack>
  );
}
