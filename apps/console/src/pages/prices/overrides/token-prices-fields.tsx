import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../prices.module.css';
import { tokenClasses } from '../price-words';
import type { PriceForm } from './use-price-form';
import { type TierValues, noTokenPrices } from './price-values';

/** Dollars a million tokens of each class. */
export function TokenPricesFields({ form, path }: { readonly form: PriceForm; readonly path: string }): ReactElement {
  const { t } = useTranslation('prices');
  return (
    <div className={classes.narrow}>
      {tokenClasses.map((name) => (
        <TextInput
          key={name}
          label={t(`tokens.${name}`)}
          inputMode="decimal"
          leftSection="$"
          leftSectionWidth={24}
          withAsterisk={name === 'input' || name === 'output'}
          {...form.getInputProps(`${path}.${name}`)}
        />
      ))}
    </div>
  );
}

export interface TierFieldsProps {
  readonly form: PriceForm;
  /** Such as `tiers`, or `classes.batch.tiers`. */
  readonly path: string;
  readonly tiers: readonly TierValues[];
}

/** Prices of long prompts, one after the other. */
export function TierFields({ form, path, tiers }: TierFieldsProps): ReactElement {
  const { t } = useTranslation('prices');
  return (
    <Stack gap="sm">
      {tiers.map((_, place) => (
        // The place is what a tier is known by.
        <Stack key={`${path}.${String(place)}`} gap="xs">
          <Group align="flex-end" gap="xs">
            <NumberInput
              label={t('form.aboveTokens')}
              min={1}
              allowDecimal={false}
              thousandSeparator=" "
              {...form.getInputProps(`${path}.${place}.aboveTokens`)}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={t('form.removeTier', { number: place + 1 })}
              onClick={() => form.removeListItem(path, place)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
          <TokenPricesFields form={form} path={`${path}.${place}.prices`} />
        </Stack>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => form.insertListItem(path, { aboveTokens: 200_000, prices: noTokenPrices })}
        >
          {t('form.addTier')}
        </Button>
        {tiers.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('form.tierHint')}
          </Text>
        ) : null}
      </Group>
    </Stack>
  );
}
