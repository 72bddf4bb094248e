import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import { tellDone } from '../../../components/tell';
import { newPolicyOf, policyValuesOf } from '../policy-values';
import { PolicyForm } from './policy-form';

export function Component(): ReactElement {
  const { t } = useTranslation('policies');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const create = controlPlane.useMutation('post', '/admin/key-policies', {
    meta: { shownInForm: true },
    onSuccess: async ({ id, name }) => {
      await invalidate('/admin/key-policies', '/me/key-policy');
      tellDone(t('created', { name }));
      await navigate(`/policies/${id}`);
    },
  });
  return (
    <Page title={t('new')} description={t('addUp')}>
      <PolicyForm
        initial={policyValuesOf()}
        submit={t('create')}
        isPending={create.isPending}
        error={create.error}
        isDisabled={false}
        onSubmit={(values) => create.mutateAsync({ body: newPolicyOf(values) })}
      />
    </Page>
  );
}
