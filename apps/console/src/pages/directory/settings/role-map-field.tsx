import { ActionIcon, Button, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../../../lists/one-of';
import type { RoleRule } from './directory-values';
import styles from './role-map-field.module.css';

const roles = ['owner', 'admin', 'operator', 'member'] as const;

export interface RoleMapFieldProps {
  readonly value: readonly RoleRule[];
  readonly onChange: (rules: readonly RoleRule[]) => void;
  readonly description: ReactNode;
  readonly error: ReactNode;
  readonly disabled: boolean;
}

/** Which role members of a group have, as rows: the first that fits counts, so they can be moved. */
export function RoleMapField({ value, onChange, description, error, disabled }: RoleMapFieldProps): ReactElement {
  const { t } = useTranslation(['directory', 'common']);
  const replace = (index: number, rule: Partial<RoleRule>): void =>
    onChange(value.map((each, place) => (place === index ? { ...each, ...rule } : each)));
  const move = (index: number, to: number): void => {
    const moved = value[index];
    if (!moved) return;
    onChange(value.filter((_, place) => place !== index).toSpliced(to, 0, moved));
  };
  return (
    <Input.Wrapper label={t('field.roleMap')} description={description} error={error} labelElement="div">
      <Stack gap="xs" mt="xs">
        {value.length === 0 ? <Text size="sm">{t('roleMap.none')}</Text> : null}
        {value.map(({ groupDn, role }, index) => (
          <div key={index} className={styles.row} role="group" aria-label={t('roleMap.rule', { number: index + 1 })}>
            <TextInput
              aria-label={t('roleMap.group')}
              placeholder={t('roleMap.groupExample')}
              value={groupDn}
              onChange={({ currentTarget }) => replace(index, { groupDn: currentTarget.value })}
              disabled={disabled}
            />
            <Select
              aria-label={t('roleMap.role')}
              data={roles.map((each) => ({ value: each, label: t(`common:role.${each}`) }))}
              value={role}
              onChange={(chosen) => replace(index, { role: oneOf(roles, chosen ?? undefined) ?? role })}
              allowDeselect={false}
              disabled={disabled}
            />
            {disabled ? null : (
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('roleMap.up')}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('roleMap.down')}
                  disabled={index === value.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={t('roleMap.remove')}
                  onClick={() => onChange(value.filter((_, place) => place !== index))}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            )}
          </div>
        ))}
        {disabled ? null : (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onChange([...value, { groupDn: '', role: 'member' }])}
            >
              {t('roleMap.add')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
