import { Fieldset, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import type { Figure } from './figure';
import { FigureField } from './figure-field';
import { FieldGrid } from '../components/field-grid/field-grid';
import type { LimitBounds } from './limit-problems';
import { type LimitValues, amountNames } from './limit-values';
import { WindowFields } from './window-fields';

export interface LimitsFieldsProps {
  readonly value: LimitValues;
  readonly onChange: (value: LimitValues) => void;
  /** What may be given at most: said below each field. */
  readonly bounds?: LimitBounds;
  /** By the dotted path of the field in the control plane, such as `limits.window.tokens`. */
  readonly errors?: Readonly<Record<string, ReactNode>>;
}

/** All that a key, a person or a policy may limit. What is left empty is not limited. */
export function LimitsFields({ value, onChange, bounds = {}, errors = {} }: LimitsFieldsProps): ReactElement {
  const { t } = useTranslation('key-form');
  const format = useFormat();
  const { maxLimits = {} } = bounds;
  const most = (bound: number | undefined, isMoney = false): string | undefined =>
    bound === undefined
      ? undefined
      : t('limits.most', { most: isMoney ? format.dollars(String(bound)) : format.count(bound) });
  const queue = (change: Partial<LimitValues['queue']>): void =>
    onChange({ ...value, queue: { ...value.queue, ...change } });
  return (
    <Stack gap="md">
      <Fieldset legend={t('limits.budgets')}>
        <FieldGrid>
          {amountNames.map((name) => (
            <FigureField
              key={name}
              isMoney
              label={t(`limits.name.${name}`)}
              value={value[name]}
              onChange={(figure) => onChange({ ...value, [name]: figure })}
              description={most(maxLimits[name], true)}
              error={errors[`limits.${name}`]}
            />
          ))}
        </FieldGrid>
      </Fieldset>
      <WindowFields
        value={value.window}
        onChange={(window) => onChange({ ...value, window })}
        bounds={bounds}
        errors={errors}
      />
      <Fieldset legend={t('limits.atOnce')}>
        <FieldGrid>
          <FigureField
            label={t('limits.name.concurrency')}
            value={value.concurrency}
            onChange={(concurrency: Figure) => onChange({ ...value, concurrency })}
            description={most(maxLimits.concurrency)}
            error={errors['limits.concurrency']}
          />
          <FigureField
            label={t('limits.name.queueSize')}
            value={value.queue.size}
            onChange={(size) => queue({ size })}
            description={most(maxLimits.queue?.size) ?? t('limits.queueHint')}
            error={errors['limits.queue.size'] ?? errors['limits.queue']}
          />
          <FigureField
            label={t('limits.name.queueTimeout')}
            value={value.queue.timeoutSeconds}
            onChange={(timeoutSeconds) => queue({ timeoutSeconds })}
            description={most(maxLimits.queue && maxLimits.queue.timeoutMs / 1_000)}
            error={errors['limits.queue.timeoutMs']}
          />
        </FieldGrid>
      </Fieldset>
    </Stack>
  );
}
