import { Button, Checkbox, Fieldset, Group, Stack, Text, TextInput, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/field-errors';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { AccountGroupsPicker } from '../../../components/pickers/account-group-picker';
import { ProblemAlert } from '../../../components/problem-alert';
import { FigureField } from '../../../keys/figure-field';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import { keyPermissions } from '../../../keys/key-form-values';
import { LimitsFields } from '../../../keys/limits-fields';
import { ModelsField } from '../../../keys/models-field';
import { useLimitErrors } from '../../../keys/use-limit-errors';
import { type PolicyValues, policyRoles, ticked } from '../policy-values';

export interface PolicyFormProps {
  readonly initial: PolicyValues;
  readonly submit: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly isDisabled: boolean;
  /** Rejects with what was refused. */
  readonly onSubmit: (values: PolicyValues) => Promise<unknown>;
}

/** Every field of a policy. */
export function PolicyForm({ initial, submit, isPending, error, isDisabled, onSubmit }: PolicyFormProps): ReactElement {
  const { t } = useTranslation(['policies', 'common', 'key-form']);
  const limitErrors = useLimitErrors();
  const form = useForm<PolicyValues>({
    initialValues: initial,
    validate: ({ name, roles, groupIds, maxKeys, maxLimits }) => ({
      name: name.trim() === '' ? t('form.nameMissing') : null,
      roles: roles.length + groupIds.length === 0 ? t('form.nobody') : null,
      maxKeys: maxKeys === '' ? t('form.maxKeysMissing') : null,
      ...limitErrors(maxLimits, {}),
    }),
  });
  const { values, errors } = form;
  const send = async (wanted: PolicyValues): Promise<void> => {
    try {
      await onSubmit(wanted);
    } catch (refused) {
      form.setErrors(asLimitErrors(fieldErrors(refused)));
    }
  };
  return (
    <form noValidate onSubmit={form.onSubmit((wanted) => void send(wanted))}>
      <Fieldset variant="unstyled" disabled={isDisabled}>
        <Stack maw="60rem">
          <TextInput label={t('column.name')} required maxLength={100} {...form.getInputProps('name')} />
          <Textarea
            label={t('form.description')}
            autosize
            minRows={2}
            maxLength={1_000}
            {...form.getInputProps('description')}
          />
          <Fieldset legend={t('form.forWhom')}>
            <Stack>
              <Text size="sm" c="dimmed">
                {t('form.forWhomHint')}
              </Text>
              <Checkbox.Group
                label={t('form.roles')}
                value={[...values.roles]}
                onChange={(chosen) =>
                  form.setFieldValue(
                    'roles',
                    policyRoles.filter((role) => chosen.includes(role)),
                  )
                }
                error={errors.roles}
              >
                <Group mt="xs" gap="lg">
                  {policyRoles.map((role) => (
                    <Checkbox key={role} value={role} label={t(`common:role.${role}`)} />
                  ))}
                </Group>
              </Checkbox.Group>
              <AccountGroupsPicker
                label={t('form.groupIds')}
                description={t('form.groupIdsHint')}
                value={[...values.groupIds]}
                onChange={(groupIds) => form.setFieldValue('groupIds', groupIds)}
                error={errors.groupIds}
              />
            </Stack>
          </Fieldset>
          <Fieldset legend={t('form.keys')}>
            <Stack>
              <FieldGrid>
                <FigureField
                  label={t('column.maxKeys')}
                  description={t('form.maxKeysHint')}
                  required
                  value={values.maxKeys}
                  onChange={(maxKeys) => form.setFieldValue('maxKeys', maxKeys)}
                  error={errors.maxKeys}
                />
                <FigureField
                  label={t('form.maxLifetimeDays')}
                  description={t('form.maxLifetimeDaysHint')}
                  value={values.maxLifetimeDays}
                  onChange={(maxLifetimeDays) => form.setFieldValue('maxLifetimeDays', maxLifetimeDays)}
                  error={errors.maxLifetimeDays}
                />
              </FieldGrid>
              <AccountGroupsPicker
                label={t('form.accountGroupIds')}
                description={t('form.accountGroupIdsHint')}
                value={[...values.accountGroupIds]}
                onChange={(groupIds) => form.setFieldValue('accountGroupIds', groupIds)}
                error={errors.accountGroupIds}
              />
              <Checkbox.Group
                label={t('form.permissions')}
                description={t('form.permissionsHint')}
                value={[...values.permissions]}
                onChange={(chosen) => form.setFieldValue('permissions', ticked(chosen))}
                error={errors.permissions}
              >
                <Group mt="xs" gap="lg">
                  {keyPermissions.map((permission) => (
                    <Checkbox key={permission} value={permission} label={t(`key-form:permissions.${permission}`)} />
                  ))}
                </Group>
              </Checkbox.Group>
              <ModelsField
                label={t('form.allowedModels')}
                description={t('form.allowedModelsHint')}
                value={values.allowedModels}
                onChange={(models) => form.setFieldValue('allowedModels', models)}
                error={errors.allowedModels}
              />
            </Stack>
          </Fieldset>
          <div>
            <Title order={2} size="h4">
              {t('form.maxLimits')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('form.maxLimitsHint')}
            </Text>
          </div>
          <LimitsFields
            value={values.maxLimits}
            onChange={(limits) => form.setFieldValue('maxLimits', limits)}
            errors={errors}
          />
          <OthersChanges form={form} current={initial} />
          {error === null ? null : <ProblemAlert error={error} />}
          {isDisabled ? null : (
            <Group>
              <Button type="submit" loading={isPending}>
                {submit}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    </form>
  );
}

/** The fields of limits are called by the name that they have on keys and people. */
const asLimitErrors = (errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([path, words]) => [path.replace(/^maxLimits\b/, 'limits'), words]));
