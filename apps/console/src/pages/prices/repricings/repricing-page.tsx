import { Alert, Anchor, Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { Moment } from '../../../components/moment';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import { useFormat } from '../../../format/use-format';
import { usePermission } from '../../../session/use-profile';
import { RepricedModels } from './repriced-models';
import type { Repricing } from './repricing';
import { RepricingState } from './repricing-state';
import { useScopeText } from './use-scope-text';

export function Component(): ReactElement {
  const { t } = useTranslation('prices');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/usage/repricings/{id}', { params: { path: { id } } });
  const { data } = answer;
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page
      title={data?.apply === false ? t('repricing.previewTitle') : t('repricing.title')}
      actions={data ? <Actions repricing={data} /> : undefined}
    >
      <Anchor component={Link} to="/prices?tab=repricings" size="sm">
        {t('repricing.back')}
      </Anchor>
      {answer.isError ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data ? <Details repricing={data} /> : null}
    </Page>
  );
}

function Details({ repricing }: { readonly repricing: Repricing }): ReactElement {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const scope = useScopeText();
  const { state, from, to, progressPercent, recordsLookedAt, archivedDays, reason, previewId, apply } = repricing;
  const isUnderWay = state === 'waiting' || state === 'running';
  return (
    <Stack>
      <Group gap="sm">
        <RepricingState state={state} />
        <Text size="sm">{scope(repricing)}</Text>
        <Text size="sm" c="dimmed" component="div">
          <Moment at={from} />
          {' – '}
          <Moment at={to} />
        </Text>
        {previewId === undefined ? null : (
          <Anchor component={Link} to={`/prices/repricings/${previewId}`} size="sm">
            {t('repricing.itsPreview')}
          </Anchor>
        )}
      </Group>
      <div>
        <Progress
          value={state === 'done' ? 100 : progressPercent}
          animated={isUnderWay}
          color={state === 'failed' ? 'red' : 'blue'}
          aria-label={t('repricing.progress')}
        />
        <Text size="sm" c="dimmed" mt={4} role="status">
          {t('repricing.lookedAt', { percent: progressPercent, records: format.count(recordsLookedAt) })}
        </Text>
      </div>
      {state === 'failed' ? (
        <Alert color="red" title={t('repricing.failed')}>
          {reason ?? t('repricing.noReason')}
        </Alert>
      ) : null}
      {apply && state === 'cancelled' ? <Alert color="orange">{t('repricing.cancelledHint')}</Alert> : null}
      {archivedDays > 0 ? <Alert color="orange">{t('repricing.archived', { count: archivedDays })}</Alert> : null}
      <RepricedModels repricing={repricing} />
    </Stack>
  );
}

/** A preview that is done can be made in earnest; what is under way can be stopped. */
function Actions({ repricing }: { readonly repricing: Repricing }): ReactElement | null {
  const { t } = useTranslation('prices');
  const format = useFormat();
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const mayReprice = usePermission('usage.write');
  const { id, state, apply: isApplied, total } = repricing;
  const params = { path: { id } };
  const apply = controlPlane.useMutation('post', '/admin/usage/repricings/{id}/apply', {
    onSuccess: async (begun) => {
      tellDone(t('repricing.applied'));
      await invalidate('/admin/usage/repricings');
      await navigate(`/prices/repricings/${begun.id}`);
    },
  });
  const cancel = controlPlane.useMutation('post', '/admin/usage/repricings/{id}/cancel', {
    onSuccess: async () => {
      tellDone(t('repricing.stopped'));
      await invalidate('/admin/usage/repricings');
    },
  });
  if (!mayReprice) return null;
  if (state === 'waiting' || state === 'running')
    return (
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params })}>
        {t('repricing.stop')}
      </Button>
    );
  if (isApplied || state !== 'done' || total.changedRecords === 0) return null;
  const ask = (): void =>
    confirmDestruction({
      title: t('repricing.applyTitle'),
      consequences: t('repricing.applyConsequences', {
        records: format.count(total.changedRecords),
        difference: format.dollars(total.differenceUsd),
      }),
      confirm: t('repricing.apply'),
      onConfirm: () => apply.mutate({ params }),
    });
  return (
    <Button loading={apply.isPending} onClick={ask}>
      {t('repricing.apply')}
    </Button>
  );
}
