import { Alert, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
import { tellDone } from '../../../components/tell';
import { usePermission } from '../../../session/use-profile';
import { type Policy, policyChangeOf, policyValuesOf } from '../policy-values';
import { PolicyForm } from './policy-form';

export function Component(): ReactElement {
  const { t } = useTranslation('policies');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/key-policies/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('title')} answer={answer}>
      {(policy) => <PolicyPage policy={policy} />}
    </RecordPage>
  );
}

function PolicyPage({ policy }: { readonly policy: Policy }): ReactElement {
  const { t } = useTranslation(['policies', 'common']);
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const mayWrite = usePermission('policies.write');
  const { id, name, personCount: count } = policy;
  const path = { params: { path: { id } } };
  const save = controlPlane.useMutation('patch', '/admin/key-policies/{id}', {
    meta: { shownInForm: true },
    onSuccess: async () => {
      await invalidate('/admin/key-policies', '/me/key-policy');
      tellDone(t('saved'));
    },
  });
  const remove = controlPlane.useMutation('delete', '/admin/key-policies/{id}', {
    onSuccess: async () => {
      await navigate('/policies');
      await invalidate('/admin/key-policies', '/me/key-policy');
      tellDone(t('deleted', { name }));
    },
  });
  const ask = (): void =>
    confirmDestruction({
      title: t('delete.title', { name }),
      consequences: `${t('delete.affected', { count })} ${t('delete.consequences')}`,
      confirm: t('delete.confirm'),
      onConfirm: () => remove.mutate(path),
    });
  const actions = (
    <Button
      variant="light"
      color="red"
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={remove.isPending}
      onClick={ask}
    >
      {t('common:action.delete')}
    </Button>
  );
  return (
    <Page title={name} description={t('isFor', { count })} actions={mayWrite ? actions : null}>
      {mayWrite ? <Alert color="blue">{t('countsAtOnce')}</Alert> : null}
      <PolicyForm
        key={id}
        initial={policyValuesOf(policy)}
        submit={t('common:action.save')}
        isPending={save.isPending}
        error={save.error}
        isDisabled={!mayWrite}
        onSubmit={(values) => save.mutateAsync({ ...path, body: policyChangeOf(policy, values) })}
      />
    </Page>
  );
}
