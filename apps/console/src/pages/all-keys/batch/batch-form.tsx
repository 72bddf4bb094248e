import { Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { useNow } from '../../../components/use-now';
import { TagsField } from '../../../components/tags-field';
import { LimitsFields } from '../../../keys/limits-fields';
import { useLimitErrors } from '../../../keys/use-limit-errors';
import { validityProblem } from '../../../keys/validity';
import { ValidityField } from '../../../keys/validity-field';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import type { KeyChange } from '../any-key';
import { type BatchValues, batchChangeOf, batchParts, nothingToChange } from './batch-values';

export interface BatchFormProps {
  readonly onCancel: () => void;
  readonly onPreview: (change: KeyChange, groupName: string | undefined) => void;
}

/** What is to be the same for all keys; what is not switched on stays as it is with each of them. */
export function BatchForm({ onCancel, onPreview }: BatchFormProps): ReactElement {
  const { t } = useTranslation(['all-keys', 'key-form', 'common']);
  const queries = useQueryClient();
  const limitErrors = useLimitErrors();
  const mayReadAccounts = usePermission('accounts.read');
  const now = useNow().getTime();
  const [values, setValues] = useState<BatchValues>(nothingToChange);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<BatchValues>): void => setValues((before) => ({ ...before, ...change }));
  const { parts, bindTo, groupId, limits, validity, tags } = values;
  const has = (part: (typeof batchParts)[number]): boolean => parts.includes(part);
  const errors = has('limits') ? limitErrors(limits, {}) : {};
  const problem = has('expiry') ? validityProblem(validity, { now }) : undefined;
  const lacksGroup = has('binding') && bindTo === 'group' && groupId === null;
  const preview = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(errors).length > 0 || problem !== undefined || lacksGroup) return;
    const change = batchChangeOf(values);
    const id = change.groupId;
    const group =
      typeof id === 'string'
        ? await queries
            .query(controlPlane.queryOptions('get', '/admin/account-groups/{id}', { params: { path: { id } } }))
            .catch(() => undefined)
        : undefined;
    onPreview(change, group?.name ?? (id === null ? undefined : id));
  };
  return (
    <Stack>
      <Text size="sm">{t('batch.formHint')}</Text>
      {batchParts
        .filter((part) => part !== 'binding' || mayReadAccounts)
        .map((part) => (
          <Stack key={part} gap="sm">
            <Switch
              label={t(`batch.set.${part}`)}
              checked={has(part)}
              onChange={({ currentTarget }) =>
                set({ parts: batchParts.filter((each) => (each === part ? currentTarget.checked : has(each))) })
              }
            />
            {!has(part) ? null : part === 'binding' ? (
              <Group align="flex-start">
                <Select
                  label={t('column.boundTo')}
                  data={bindings.map((value) => ({ value, label: t(`binding.${value}`) }))}
                  value={bindTo}
                  onChange={(value) => set({ bindTo: oneOf(bindings, value ?? undefined) ?? bindTo })}
                  allowDeselect={false}
                />
                {bindTo === 'group' ? (
                  <AccountGroupPicker
                    label={t('filter.group')}
                    value={groupId}
                    onChange={(chosen) => set({ groupId: chosen })}
                    error={isTried && lacksGroup ? t('binding.missing') : undefined}
                  />
                ) : null}
              </Group>
            ) : part === 'limits' ? (
              <LimitsFields
                value={limits}
                onChange={(changed) => set({ limits: changed })}
                errors={isTried ? errors : {}}
              />
            ) : part === 'expiry' ? (
              <ValidityField
                value={validity}
                onChange={(changed) => set({ validity: changed })}
                error={
                  isTried && problem !== undefined ? t(`key-form:validity.problem.${problem}`, { count: 0 }) : null
                }
              />
            ) : (
              <TagsField value={[...tags]} onChange={(changed) => set({ tags: changed })} />
            )}
          </Stack>
        ))}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
        <Button disabled={parts.length === 0} onClick={() => void preview()}>
          {t('batch.preview')}
        </Button>
      </Group>
    </Stack>
  );
}

const bindings = ['group', 'pool'] as const;
