import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { fieldErrors } from '../../api/field-errors';
import { useInvalidate } from '../../api/use-invalidate';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { tellDone } from '../../components/tell';
import { GroupFields, useGroupForm } from './group-fields';
import { newGroup } from './group-values';

export function Component(): ReactElement {
  const { t } = useTranslation('groups');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const form = useGroupForm();
  const create = controlPlane.useMutation('post', '/admin/account-groups', {
    meta: { shownInForm: true },
    onSuccess: async ({ id, name }) => {
      await invalidate('/admin/account-groups');
      tellDone(t('done.created', { name }));
      await navigate(`/groups/${id}`, { replace: true });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Page title={t('new.title')} description={t('new.description')}>
      <form onSubmit={form.onSubmit((values) => create.mutate({ body: newGroup(values) }))} noValidate>
        <Stack maw="60rem">
          <GroupFields form={form} />
          {create.isError ? <ProblemAlert error={create.error} /> : null}
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t('new.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
