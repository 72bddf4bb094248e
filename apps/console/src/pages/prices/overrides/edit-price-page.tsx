import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import { PlatformName } from '../../../components/platform-name/platform-name';
import { ProblemAlert } from '../../../components/problem-alert';
import { RecordPage } from '../../../components/record-page';
import { tellDone } from '../../../components/tell';
import { type PriceOverride, modelAddress } from '../price-words';
import { PriceFormFields } from './price-form';
import { formErrorsOf } from './price-problems';
import { termsOf, valuesOf } from './price-values';
import { usePriceForm } from './use-price-form';

export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/prices/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('form.change')} answer={answer}>
      {(price) => <EditPrice key={id} price={price} />}
    </RecordPage>
  );
}

function EditPrice({ price }: { readonly price: PriceOverride }): ReactElement {
  const { t } = useTranslation('prices');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const form = usePriceForm(valuesOf(price));
  const change = controlPlane.useMutation('patch', '/admin/prices/{id}', {
    meta: { shownInForm: true },
    onError: (error) => form.setErrors(formErrorsOf(problemOf(error).fields)),
    onSuccess: async (changed) => {
      tellDone(t('form.changed', { model: changed.model }));
      await invalidate('/admin/prices');
      await navigate(modelAddress(changed));
    },
  });
  return (
    <Page title={t('form.changeOf', { model: price.model })} description={t('form.changeDescription')}>
      {change.isError ? <ProblemAlert error={change.error} /> : null}
      <PriceFormFields
        form={form}
        isPending={change.isPending}
        onSave={(values) => change.mutate({ params: { path: { id: price.id } }, body: termsOf(values) })}
        subject={
          <div>
            <Text size="sm" fw={500}>
              {t('field.platform')}
            </Text>
            <Text>
              <PlatformName platform={price.platform} />
            </Text>
            <Text size="sm" c="dimmed">
              {t('form.fixed')}
            </Text>
          </div>
        }
      />
    </Page>
  );
}
