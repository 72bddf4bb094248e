import { Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TagsField } from '../../components/tags-field';
import type { KeyFormValues } from '../../keys/key-form-values';
import { LimitsAndRules } from '../../keys/limits-and-rules';
import { ValidityField } from '../../keys/validity-field';
import { type OwnKeyBinding, bindingOf, bindingValue } from './own-key-bindings';

export interface OwnKeyFieldsProps {
  readonly form: UseFormReturnType<KeyFormValues>;
  readonly bindings: readonly OwnKeyBinding[];
  /** Of a key that there is. */
  readonly createdAt?: string;
  readonly knownModels?: readonly string[];
  /** Somebody else issued it: only its name and tags are the owner's to change. */
  readonly labelsOnly?: boolean;
}

/** What the owner of a key may say of it: what is needed first, everything else folded away. */
export function OwnKeyFields({
  form,
  bindings,
  createdAt,
  knownModels,
  labelsOnly = false,
}: OwnKeyFieldsProps): ReactElement {
  const { t } = useTranslation('key-form');
  const { values, errors, setFieldValue } = form;
  const bounds = bindings.find(({ groupId }) => groupId === values.groupId);
  return (
    <Stack gap="lg">
      <TextInput
        label={t('name.label')}
        description={t('name.hint')}
        required
        maxLength={100}
        autoComplete="off"
        w="min(28rem, 100%)"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('name')}
      />
      {labelsOnly ? null : (
        <>
          <Select
            label={t('group.label')}
            description={t('group.hint')}
            data={bindings.map(({ groupId, groupName }) => ({
              value: bindingValue(groupId),
              label: groupName ?? t('group.pool'),
            }))}
            value={bindingValue(values.groupId)}
            onChange={(value) => {
              const binding = bindingOf(bindings, value);
              if (binding) setFieldValue('groupId', binding.groupId);
            }}
            allowDeselect={false}
            searchable={bindings.length > 8}
            error={errors.groupId}
            w="min(28rem, 100%)"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
          <ValidityField
            value={values.validity}
            onChange={(validity) => setFieldValue('validity', validity)}
            maxDays={bounds?.maxLifetimeDays}
            createdAt={createdAt}
            error={errors.expiresAt ?? errors.validFor}
          />
        </>
      )}
      <TagsField value={[...values.tags]} onChange={(tags) => setFieldValue('tags', tags)} error={errors.tags} />
      {labelsOnly ? null : (
        <LimitsAndRules
          values={values}
          onChange={(change) => form.setValues(change)}
          errors={errors}
          bounds={bounds}
          knownModels={knownModels}
        />
      )}
    </Stack>
  );
}
