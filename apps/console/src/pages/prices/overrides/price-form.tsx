import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../../../components/use-calendar';
import { pricedTools, serviceClasses } from '../price-words';
import classes from '../prices.module.css';
import { ClassFields } from './class-fields';
import type { PriceValues } from './price-values';
import { TierFields, TokenPricesFields } from './token-prices-fields';
import type { PriceForm } from './use-price-form';

export interface PriceFormProps {
  readonly form: PriceForm;
  /** Platform and model, which are fixed once a price is there. */
  readonly subject: ReactNode;
  readonly isPending: boolean;
  readonly onSave: (values: PriceValues) => void;
}

/** All that an administrator can say of a price. */
export function PriceFormFields({ form, subject, isPending, onSave }: PriceFormProps): ReactElement {
  const { t } = useTranslation('prices');
  const calendar = useCalendar();
  const { values } = form;
  return (
    <form onSubmit={form.onSubmit(onSave)} noValidate>
      <Stack gap="lg" maw="60rem">
        <div className={classes.fields}>
          {subject}
          <DatePickerInput
            {...calendar}
            label={t('form.from')}
            description={t('form.fromHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={t('always')}
            valueFormat="YYYY-MM-DD"
            clearable
            {...form.getInputProps('from')}
          />
        </div>
        <Fieldset legend={t('form.tokens')}>
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('form.tokensHint')}
            </Text>
            <TokenPricesFields form={form} path="prices" />
            <TierFields form={form} path="tiers" tiers={values.tiers} />
          </Stack>
        </Fieldset>
        <Fieldset legend={t('form.classes')}>
          <Stack gap="sm">
            {serviceClasses.map((name) => (
              <ClassFields key={name} form={form} name={name} />
            ))}
          </Stack>
        </Fieldset>
        <Fieldset legend={t('form.regions')}>
          <Stack gap="sm">
            {values.regions.map((_, place) => (
              <Group key={String(place)} align="flex-end" gap="xs">
                <TextInput label={t('form.region')} {...form.getInputProps(`regions.${place}.name`)} />
                <NumberInput
                  label={t('form.percent')}
                  min={0}
                  max={1_000}
                  allowDecimal={false}
                  {...form.getInputProps(`regions.${place}.percent`)}
                />
                <ActionIcon
                  variant="subtle"
                  color="red"
                  size="lg"
                  aria-label={t('form.removeRegion', { number: place + 1 })}
                  onClick={() => form.removeListItem('regions', place)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
            <Group>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => form.insertListItem('regions', { name: '', percent: 110 })}
              >
                {t('form.addRegion')}
              </Button>
            </Group>
          </Stack>
        </Fieldset>
        <Fieldset legend={t('form.tools')}>
          <div className={classes.narrow}>
            {pricedTools.map((name) => (
              <TextInput
                key={name}
                label={t(`tool.${name}`)}
                inputMode="decimal"
                leftSection="$"
                leftSectionWidth={24}
                {...form.getInputProps(`tools.${name}`)}
              />
            ))}
          </div>
        </Fieldset>
        <Textarea label={t('form.note')} maxLength={500} autosize minRows={2} {...form.getInputProps('note')} />
        <Group>
          <Button type="submit" loading={isPending}>
            {t('form.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
