import { Select, TextInput } from '@mantine/core';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import { platforms } from '../../../components/platform-name/platforms';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import { oneOf } from '../../../lists/one-of';
import { modelAddress } from '../price-words';
import { PriceFormFields } from './price-form';
import { formErrorsOf } from './price-problems';
import { type PriceValues, emptyValues, newPriceOf } from './price-values';
import { usePriceForm } from './use-price-form';

/** Sets a price for a platform and a model, from a day on. */
export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const platformName = usePlatformName();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const [given] = useSearchParams();
  const form = usePriceForm(emptyValues({ platform: given.get('platform') ?? '', model: given.get('model') ?? '' }));
  const create = controlPlane.useMutation('post', '/admin/prices', {
    meta: { shownInForm: true },
    onError: (error) => form.setErrors(formErrorsOf(problemOf(error).fields)),
    onSuccess: async (price) => {
      tellDone(t('form.set', { model: price.model }));
      await invalidate('/admin/prices');
      await navigate(modelAddress(price));
    },
  });
  const save = (values: PriceValues): void => {
    const platform = oneOf(platforms, values.platform);
    if (platform) create.mutate({ body: newPriceOf(values, platform) });
  };
  return (
    <Page title={t('set')} description={t('form.description')}>
      {create.isError ? <ProblemAlert error={create.error} /> : null}
      <PriceFormFields
        form={form}
        isPending={create.isPending}
        onSave={save}
        subject={
          <>
            <Select
              label={t('field.platform')}
              description={t('form.platformHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={platforms.map((value) => ({ value, label: platformName(value) }))}
              searchable
              withAsterisk
              {...form.getInputProps('platform')}
            />
            <TextInput
              label={t('field.model')}
              description={t('form.modelHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              withAsterisk
              maxLength={100}
              {...form.getInputProps('model')}
            />
          </>
        }
      />
    </Page>
  );
}
