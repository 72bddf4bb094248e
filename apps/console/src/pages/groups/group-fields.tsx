import { JsonInput, Stack, TagsInput, TextInput, Textarea } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../components/choice-cards/choice-cards';
import { useProfile } from '../../session/use-profile';
import { type AccountGroup, strategies } from './group';
import { type GroupValues, groupValues, managedSettingsOf } from './group-values';

/** @param group absent: a new one */
export function useGroupForm(group: Partial<AccountGroup> = {}): UseFormReturnType<GroupValues> {
  const { t } = useTranslation('groups');
  return useForm<GroupValues>({
    initialValues: groupValues(group),
    validate: {
      name: (name) => (name.trim() === '' ? t('missing') : null),
      managedSettings: (written) => (managedSettingsOf(written) === undefined ? t('notJson') : null),
    },
  });
}

export function GroupFields({ form }: { readonly form: UseFormReturnType<GroupValues> }): ReactElement {
  const { t } = useTranslation(['groups', 'common']);
  const { role } = useProfile();
  const { values, errors, setValues } = form;
  return (
    <Stack gap="md">
      <TextInput label={t('column.name')} required maxLength={100} {...form.getInputProps('name')} />
      <Textarea
        label={t('field.description')}
        autosize
        minRows={2}
        maxLength={1_000}
        {...form.getInputProps('description')}
      />
      <ChoiceCards
        label={t('column.strategy')}
        description={t('field.strategyHint')}
        value={values.strategy}
        onChange={(strategy) => setValues({ strategy })}
        error={errors.strategy}
        choices={strategies.map((strategy) => ({
          value: strategy,
          name: t(`strategy.${strategy}.name`),
          means: t(`strategy.${strategy}.means`),
        }))}
      />
      <TagsInput
        label={t('field.directoryGroups')}
        description={t('field.directoryGroupsHint')}
        // Distinguished names have commas in them.
        splitChars={['\n']}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': t('common:action.clear') }}
        value={values.directoryGroups}
        onChange={(directoryGroups) => setValues({ directoryGroups })}
        error={errors.directoryGroups}
      />
      {role === 'owner' ? (
        <JsonInput
          label={t('field.managedSettings')}
          description={t('field.managedSettingsHint')}
          autosize
          minRows={3}
          maxRows={16}
          formatOnBlur
          spellCheck={false}
          {...form.getInputProps('managedSettings')}
        />
      ) : null}
    </Stack>
  );
}
