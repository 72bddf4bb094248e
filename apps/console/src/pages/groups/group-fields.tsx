import { Group, JsonInput, Radio, Stack, TagsInput, Text, TextInput, Textarea } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../../session/use-profile';
import { type AccountGroup, strategies } from './group';
import { type GroupValues, groupValues, managedSettingsOf } from './group-values';
import classes from './groups.module.css';

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
      <Radio.Group
        label={t('column.strategy')}
        description={t('field.strategyHint')}
        value={values.strategy}
        onChange={(chosen) => {
          const strategy = strategies.find((each) => each === chosen);
          if (strategy) setValues({ strategy });
        }}
        error={errors.strategy}
      >
        <div className={classes.strategies}>
          {strategies.map((strategy) => (
            <Radio.Card key={strategy} value={strategy} p="sm" radius="md" className={classes.strategy}>
              <Group wrap="nowrap" align="flex-start" gap="sm">
                <Radio.Indicator mt={2} />
                <div>
                  <Text fw={600} size="sm">
                    {t(`strategy.${strategy}.name`)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t(`strategy.${strategy}.means`)}
                  </Text>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
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
