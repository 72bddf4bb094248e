import { Alert, Button, Group, Skeleton, Stack } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { fieldErrors } from '../../api/field-errors';
import { useInvalidate } from '../../api/use-invalidate';
import { ProblemAlert } from '../../components/problem-alert';
import { OthersChanges } from '../../components/record-form/others-changes';
import { tellDone } from '../../components/tell';
import { keyChangeOf, keyFormValuesOf } from '../../keys/key-form-values';
import type { OwnKeyBinding } from './own-key-bindings';
import type { OwnKey } from './own-key-columns';
import { OwnKeyFields } from './own-key-fields';
import { useOwnKeyForm } from './use-own-key-form';

/** Changes a key within what its owner may have; of one that somebody else issued, its name and tags. */
export function OwnKeySettings({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { data, error, refetch } = controlPlane.useQuery('get', '/me/key-policy');
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  return data ? <ChangeForm apiKey={apiKey} bindings={data.bindings} /> : <Skeleton height="20rem" />;
}

interface ChangeFormProps {
  readonly apiKey: OwnKey;
  readonly bindings: readonly OwnKeyBinding[];
}

function ChangeForm({ apiKey, bindings }: ChangeFormProps): ReactElement {
  const { t } = useTranslation('keys');
  const { id, origin, createdAt } = apiKey;
  const invalidate = useInvalidate();
  const [before, setBefore] = useState(() => keyFormValuesOf(apiKey));
  const labelsOnly = origin !== 'self';
  const form = useOwnKeyForm(before, labelsOnly ? [] : bindings, createdAt);
  const models = controlPlane.useQuery('get', '/me/api-keys/{id}/models', { params: { path: { id } } });
  const change = controlPlane.useMutation('patch', '/me/api-keys/{id}', {
    meta: { shownInForm: true },
    onSuccess: async (changed) => {
      const now = keyFormValuesOf(changed);
      setBefore(now);
      form.setInitialValues(now);
      form.setValues(now);
      form.resetDirty(now);
      tellDone(t('changed'));
      await invalidate('/me/api-keys', '/me/limits');
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const body = keyChangeOf(before, form.values);
  const isSame = Object.keys(body).length === 0;
  return (
    <form onSubmit={form.onSubmit(() => change.mutate({ params: { path: { id } }, body }))} noValidate>
      <Stack gap="lg" maw="60rem">
        {labelsOnly ? (
          <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
            {t('labelsOnly')}
          </Alert>
        ) : null}
        <OwnKeyFields
          form={form}
          bindings={bindings}
          createdAt={createdAt}
          knownModels={models.data?.items.map((model) => model.id)}
          labelsOnly={labelsOnly}
        />
        <OthersChanges form={form} current={keyFormValuesOf(apiKey)} onTaken={setBefore} />
        {change.isError ? <ProblemAlert error={change.error} /> : null}
        <Group>
          <Button type="submit" loading={change.isPending} disabled={isSame}>
            {t('action.save', { ns: 'common' })}
          </Button>
          <Button variant="default" disabled={isSame || change.isPending} onClick={() => form.reset()}>
            {t('undo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
