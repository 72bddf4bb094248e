import { Button, Divider, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import type { AccountGroup } from '../group';
import { GroupFields, useGroupForm } from '../group-fields';
import { groupChange, groupValues } from '../group-values';

const GROUP = '/admin/account-groups/{id}';

/** What a group is, and its end. */
export function GroupSettings({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation(['groups', 'common']);
  const invalidate = useInvalidate();
  const form = useGroupForm(group);
  const params = { path: { id: group.id } };
  const save = controlPlane.useMutation('patch', GROUP, {
    meta: { shownInForm: true },
    onSuccess: async (changed) => {
      form.setInitialValues(groupValues(changed));
      form.setValues(groupValues(changed));
      await invalidate('/admin/account-groups', '/admin/accounts');
      tellDone(t('done.saved'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Stack maw="60rem" gap="lg">
      <form
        noValidate
        onSubmit={form.onSubmit((values) =>
          save.mutate({ params, body: groupChange(form.getInitialValues(), values) }),
        )}
      >
        <Stack>
          <GroupFields form={form} />
          <OthersChanges form={form} current={groupValues(group)} />
          {save.isError ? <ProblemAlert error={save.error} /> : null}
          <Group>
            <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Divider />
      <DeleteGroup group={group} />
    </Stack>
  );
}

function DeleteGroup({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation('groups');
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const { id, name, accountCount } = group;
  const consequences = t('delete.means', { count: accountCount });
  const remove = controlPlane.useMutation('delete', GROUP, {
    meta: { shownInForm: true },
    onSuccess: async () => {
      tellDone(t('done.deleted', { name }));
      await navigate('/groups', { replace: true });
      await invalidate('/admin/account-groups', '/admin/accounts');
    },
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Title order={2} size="h4">
        {t('delete.title')}
      </Title>
      <Text size="sm">{consequences}</Text>
      {remove.isError ? <ProblemAlert error={remove.error} /> : null}
      <Button
        color="red"
        variant="outline"
        loading={remove.isPending}
        onClick={() =>
          confirmDestruction({
            title: t('delete.question', { name }),
            consequences,
            confirm: t('delete.ask'),
            onConfirm: () => remove.mutate({ params: { path: { id } } }),
          })
        }
      >
        {t('delete.ask')}
      </Button>
    </Stack>
  );
}
