import { Accordion, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TagsField } from '../../../components/tags-field';
import { LimitsFields } from '../../../keys/limits-fields';
import { RulesFields } from '../../../keys/rules-fields';
import { ValidityField } from '../../../keys/validity-field';
import { usePermission } from '../../../session/use-profile';
import type { AnyKeyValues } from './any-key-values';
import { BindingFields } from './binding-fields';

const sections = ['limits', 'rules'] as const;

/** All of a key: what is needed first, limits and rules folded away until they are asked for or refused. */
export function AnyKeyFields({ form }: { readonly form: UseFormReturnType<AnyKeyValues> }): ReactElement {
  const { t } = useTranslation(['all-keys', 'key-form']);
  const mayReadAccounts = usePermission('accounts.read');
  const { values, errors, setFieldValue } = form;
  const [opened, setOpened] = useState<string[]>([]);
  const refused = Object.keys(errors);
  const failed = sections.filter((section) =>
    refused.some((path) =>
      section === 'limits' ? path.startsWith('limits') : rules.includes(path.split('.')[0] ?? ''),
    ),
  );
  return (
    <Stack gap="lg">
      <TextInput
        label={t('key-form:name.label')}
        description={t('key-form:name.hint')}
        required
        maxLength={100}
        autoComplete="off"
        w="min(28rem, 100%)"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.getInputProps('name')}
      />
      {mayReadAccounts ? <BindingFields form={form} /> : null}
      <ValidityField
        value={values.validity}
        onChange={(validity) => setFieldValue('validity', validity)}
        error={errors.expiresAt ?? errors.validFor}
      />
      <TagsField value={[...values.tags]} onChange={(tags) => setFieldValue('tags', tags)} error={errors.tags} />
      <Switch
        label={t('debug.label')}
        description={t('debug.hint')}
        checked={values.debug}
        onChange={({ currentTarget }) => setFieldValue('debug', currentTarget.checked)}
      />
      <Accordion
        multiple
        variant="separated"
        value={[...new Set([...opened, ...failed])]}
        onChange={setOpened}
        keepMounted
      >
        <Accordion.Item value="limits">
          <Accordion.Control>{t('key-form:section.limits')}</Accordion.Control>
          <Accordion.Panel>
            <LimitsFields
              value={values.limits}
              onChange={(limits) => setFieldValue('limits', limits)}
              errors={errors}
            />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="rules">
          <Accordion.Control>{t('key-form:section.rules')}</Accordion.Control>
          <Accordion.Panel>
            <RulesFields values={values} onChange={(change) => form.setValues(change)} errors={errors} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}

const rules = ['permissions', 'allowedModels', 'deniedModels', 'allowedClients', 'allowedCidrs'];
