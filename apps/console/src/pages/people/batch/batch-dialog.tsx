import { Button, Group, Modal, Select, Stack, Switch, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupsPicker } from '../../../components/pickers/account-group-picker';
import { TagsField } from '../../../components/tags-field';
import { oneOf } from '../../../lists/one-of';
import { type PersonChange, type Role, roles } from '../person';
import { useRolesToGive } from '../use-roles-to-give';

export interface BatchDialogProps {
  readonly opened: boolean;
  readonly count: number;
  readonly isPending: boolean;
  readonly onChange: (change: PersonChange) => void;
  readonly onClose: () => void;
}

/** One role, one set of groups or of tags for everybody who is selected. */
export function BatchDialog({ opened, count, onClose, ...form }: BatchDialogProps): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('batch.changeTitle', { count })}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <BatchForm {...form} onClose={onClose} />
    </Modal>
  );
}

function BatchForm({ isPending, onChange, onClose }: Omit<BatchDialogProps, 'opened' | 'count'>): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const rolesToGive = useRolesToGive();
  const [role, setRole] = useState<Role | undefined>();
  const [groupIds, setGroupIds] = useState<string[] | undefined>();
  const [tags, setTags] = useState<string[] | undefined>();
  const change: PersonChange = {
    ...(role === undefined ? {} : { role }),
    ...(groupIds === undefined ? {} : { groupIds }),
    ...(tags === undefined ? {} : { tags }),
  };
  return (
    <Stack>
      <Text size="sm">{t('batch.changeHint')}</Text>
      <Select
        label={t('column.role')}
        description={t('roleEndsSessions')}
        placeholder={t('batch.asItIs')}
        data={rolesToGive.map((value) => ({ value, label: t(`common:role.${value}`) }))}
        value={role ?? null}
        onChange={(value) => setRole(oneOf(roles, value ?? undefined))}
        clearable
        clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      />
      <Switch
        label={t('batch.setGroups')}
        checked={groupIds !== undefined}
        onChange={({ currentTarget }) => setGroupIds(currentTarget.checked ? [] : undefined)}
      />
      {groupIds === undefined ? null : (
        <AccountGroupsPicker
          label={t('column.groups')}
          description={t('batch.setHint')}
          value={groupIds}
          onChange={setGroupIds}
        />
      )}
      <Switch
        label={t('batch.setTags')}
        checked={tags !== undefined}
        onChange={({ currentTarget }) => setTags(currentTarget.checked ? [] : undefined)}
      />
      {tags === undefined ? null : <TagsField description={t('batch.setHint')} value={tags} onChange={setTags} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button disabled={Object.keys(change).length === 0} loading={isPending} onClick={() => onChange(change)}>
          {t('batch.apply')}
        </Button>
      </Group>
    </Stack>
  );
}
