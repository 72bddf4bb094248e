import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { fieldErrors } from '../../api/field-errors';
import { useInvalidate } from '../../api/use-invalidate';
import { EmptyState } from '../../components/empty-state';
import { Page } from '../../components/page';
import { PageSkeleton } from '../../components/page-skeleton';
import { ProblemAlert } from '../../components/problem-alert';
import { keyFormValuesOf, newKeyOf } from '../../keys/key-form-values';
import { IssuedKeySheet } from '../../keys/use/issued-key-sheet';
import type { OwnKeyBinding } from './own-key-bindings';
import { OwnKeyFields } from './own-key-fields';
import { useOwnKeyForm } from './use-own-key-form';

export function Component(): ReactElement {
  const { t } = useTranslation('keys');
  const policy = controlPlane.useQuery('get', '/me/key-policy');
  if (policy.isPending) return <PageSkeleton />;
  return (
    <Page title={t('new.title')} description={t('new.description')}>
      {policy.error !== null ? (
        <ProblemAlert error={policy.error} onRetry={() => void policy.refetch()} />
      ) : policy.data.bindings.length === 0 || policy.data.maxKeys === 0 ? (
        <EmptyState title={t('new.none')} hint={t('empty.mayNot')} />
      ) : (
        <NewKeyForm bindings={policy.data.bindings} />
      )}
    </Page>
  );
}

function NewKeyForm({ bindings }: { readonly bindings: readonly OwnKeyBinding[] }): ReactElement {
  const { t } = useTranslation('keys');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const form = useOwnKeyForm({ ...keyFormValuesOf(), groupId: bindings[0]?.groupId ?? null }, bindings);
  const issue = controlPlane.useMutation('post', '/me/api-keys', {
    meta: { shownInForm: true },
    // The key itself stays in memory only as long as this page shows it.
    gcTime: 0,
    onSuccess: () => invalidate('/me/api-keys', '/me/key-policy'),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const kept = (): void => {
    const id = issue.data?.id;
    issue.reset();
    void navigate(id === undefined ? '/keys' : `/keys/${id}?tab=try`, { replace: true });
  };
  return (
    <>
      <form onSubmit={form.onSubmit((values) => issue.mutate({ body: newKeyOf(values) }))} noValidate>
        <Stack gap="lg" maw="60rem">
          <OwnKeyFields form={form} bindings={bindings} />
          {issue.isError ? <ProblemAlert error={issue.error} /> : null}
          <Group>
            <Button type="submit" loading={issue.isPending}>
              {t('issue')}
            </Button>
            <Button variant="default" component={Link} to="/keys">
              {t('action.cancel', { ns: 'common' })}
            </Button>
          </Group>
        </Stack>
      </form>
      {issue.data ? <IssuedKeySheet issued={issue.data} onKept={kept} /> : null}
    </>
  );
}
