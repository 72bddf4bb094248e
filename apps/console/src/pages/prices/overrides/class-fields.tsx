import { NumberInput, Select, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceClass } from '../price-words';
import classes from '../prices.module.css';
import { TierFields, TokenPricesFields } from './token-prices-fields';
import type { PriceForm } from './use-price-form';

const kinds = ['standard', 'percent', 'own'] as const;

/** What a class of service costs: as the standard one, a share of it, or prices of its own. */
export function ClassFields({ form, name }: { readonly form: PriceForm; readonly name: ServiceClass }): ReactElement {
  const { t } = useTranslation('prices');
  const { kind, tiers } = form.values.classes[name];
  const path = `classes.${name}`;
  return (
    <Stack gap="xs">
      <div className={classes.fields}>
        <Select
          label={t(`class.${name}`)}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps(`${path}.kind`)}
        />
        {kind === 'percent' ? (
          <NumberInput
            label={t('form.percent')}
            min={0}
            max={1_000}
            allowDecimal={false}
            {...form.getInputProps(`${path}.percent`)}
          />
        ) : null}
      </div>
      {kind === 'own' ? (
        <>
          <TokenPricesFields form={form} path={`${path}.prices`} />
          <TierFields form={form} path={`${path}.tiers`} tiers={tiers} />
        </>
      ) : null}
    </Stack>
  );
}
