import { ActionIcon, Button, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { FigureField } from '../../../keys/figure-field';
import { type AccountSettings, type PriceRow, emptyPrice } from './account-settings';
import type { SettingsFieldsProps } from './serving-fields';

const sides = ['input', 'output'] as const;

/** What is special about the prices of an account. */
export function PriceFields({ form }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation('account-form');
  const { pricing } = form.values;
  const change = (changes: Partial<AccountSettings['pricing']>): void =>
    form.setValues({ pricing: { ...pricing, ...changes } });
  const write = (key: string, written: Partial<PriceRow>): void =>
    change({ prices: pricing.prices.map((row) => (row.key === key ? { ...row, ...written } : row)) });
  return (
    <Stack gap="sm" align="flex-start">
      <FigureField
        label={t('setting.pricing.multiplier')}
        description={t('setting.pricing.multiplierHint')}
        suffix=" %"
        value={pricing.multiplierPercent}
        onChange={(multiplierPercent) => change({ multiplierPercent })}
        error={form.errors['pricing.multiplierPercent']}
      />
      <Text size="xs" c="dimmed">
        {t('setting.pricing.pricesHint')}
      </Text>
      {pricing.prices.map((row) => (
        <Group key={row.key} gap="xs" align="flex-end" w="100%">
          <TextInput
            flex="2 1 10rem"
            label={t('setting.pricing.model')}
            maxLength={200}
            value={row.model}
            onChange={({ currentTarget }) => write(row.key, { model: currentTarget.value })}
          />
          {sides.map((side) => (
            <TextInput
              key={side}
              flex="1 1 6rem"
              label={t(`setting.pricing.${side}`)}
              inputMode="decimal"
              leftSection="$"
              value={row[side]}
              onChange={({ currentTarget }) => write(row.key, { [side]: currentTarget.value })}
            />
          ))}
          <ActionIcon
            mb={4}
            variant="subtle"
            color="gray"
            aria-label={t('row.remove', { name: row.model })}
            onClick={() => change({ prices: pricing.prices.filter(({ key }) => key !== row.key) })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {form.errors.pricing === undefined ? null : <Input.Error>{form.errors.pricing}</Input.Error>}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change({ prices: [...pricing.prices, emptyPrice()] })}
      >
        {t('setting.pricing.add')}
      </Button>
    </Stack>
  );
}
