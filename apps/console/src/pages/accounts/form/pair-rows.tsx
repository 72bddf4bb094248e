import { ActionIcon, Button, Fieldset, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconArrowRight, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pair, emptyPair } from './account-settings';

export interface PairRowsProps {
  readonly label: string;
  readonly description: string;
  /** What the first of the two texts of a row is called, and the second. */
  readonly names: readonly [string, string];
  readonly rows: readonly Pair[];
  readonly onChange: (rows: Pair[]) => void;
  readonly error?: ReactNode;
}

/** Names and what stands for them, a row each. */
export function PairRows({ label, description, names, rows, onChange, error }: PairRowsProps): ReactElement {
  const { t } = useTranslation('account-form');
  const [first, second] = names;
  const write = (key: string, written: Partial<Pair>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...written } : row)));
  return (
    <Fieldset
      legend={
        <Text size="sm" fw={500}>
          {label}
        </Text>
      }
      variant="unstyled"
    >
      <Stack gap="xs" align="flex-start">
        <Text size="xs" c="dimmed">
          {description}
        </Text>
        {rows.map((row) => (
          <Group key={row.key} gap="xs" wrap="nowrap" w="100%">
            <TextInput
              flex={1}
              aria-label={first}
              placeholder={first}
              maxLength={2_048}
              value={row.name}
              onChange={({ currentTarget }) => write(row.key, { name: currentTarget.value })}
            />
            <IconArrowRight size={16} aria-hidden style={{ flexShrink: 0 }} />
            <TextInput
              flex={1}
              aria-label={second}
              placeholder={second}
              maxLength={2_048}
              value={row.value}
              onChange={({ currentTarget }) => write(row.key, { value: currentTarget.value })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('row.remove', { name: row.name })}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error === undefined || error === null ? null : <Input.Error>{error}</Input.Error>}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...rows, emptyPair()])}
        >
          {t('row.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
