import { Switch } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../../../components/use-calendar';
import { FigureField } from '../../../keys/figure-field';
import type { SettingsFieldsProps } from './serving-fields';
import { FieldGrid } from '../../../components/field-grid/field-grid';

/** How much of an account is used, and until when. */
export function LimitFields({ form }: SettingsFieldsProps): ReactElement {
  const { t } = useTranslation(['account-form', 'common']);
  const { values, errors, setValues } = form;
  const { serialQueue } = values;
  const calendar = useCalendar();
  return (
    <FieldGrid>
      <FigureField
        label={t('setting.maxConcurrency.label')}
        description={t('setting.maxConcurrency.hint')}
        value={values.maxConcurrency}
        onChange={(maxConcurrency) => setValues({ maxConcurrency })}
        error={errors.maxConcurrency}
      />
      <FigureField
        label={t('setting.dailyCostUsd.label')}
        description={t('setting.dailyCostUsd.hint')}
        isMoney
        value={values.dailyCostUsd}
        onChange={(dailyCostUsd) => setValues({ dailyCostUsd })}
        error={errors.dailyCostUsd}
      />
      <FigureField
        label={t('setting.weight.label')}
        description={t('setting.weight.hint')}
        value={values.weight}
        onChange={(weight) => setValues({ weight })}
        error={errors.weight}
      />
      <FigureField
        label={t('setting.firstByteTimeoutMs.label')}
        description={t('setting.firstByteTimeoutMs.hint')}
        suffix=" ms"
        value={values.firstByteTimeoutMs}
        onChange={(firstByteTimeoutMs) => setValues({ firstByteTimeoutMs })}
        error={errors.firstByteTimeoutMs}
      />
      <DateTimePicker
        {...calendar}
        label={t('setting.expiresAt.label')}
        description={t('setting.expiresAt.hint')}
        clearable
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={values.expiresAt}
        onChange={(expiresAt) => setValues({ expiresAt })}
        error={errors.expiresAt}
      />
      <div>
        <Switch
          label={t('setting.serialQueue.label')}
          description={t('setting.serialQueue.hint')}
          checked={serialQueue.on}
          onChange={({ currentTarget }) => setValues({ serialQueue: { ...serialQueue, on: currentTarget.checked } })}
          error={errors.serialQueue}
        />
        {serialQueue.on ? (
          <FigureField
            label={t('setting.serialQueue.spacing')}
            suffix=" ms"
            value={serialQueue.spacingMs}
            onChange={(spacingMs) => setValues({ serialQueue: { ...serialQueue, spacingMs } })}
            error={errors['serialQueue.spacingMs']}
          />
        ) : null}
      </div>
    </FieldGrid>
  );
}
