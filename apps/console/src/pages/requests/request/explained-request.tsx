import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { Section } from '../../../components/section';
import { usePermission } from '../../../session/use-profile';
import { OutcomeBadge } from '../outcome-badge';
import { RequestFrame } from '../request-frame';
import { CaptureSection } from './capture/capture-section';
import { CostSection } from './cost/cost-section';
import { KeyRules } from './key-rules';
import { NotExplained } from './not-explained';
import { RequestFacts } from './request-facts';
import { TimeBar } from './time/time-bar';
import { RequestTimeline } from './timeline/request-timeline';
import { UnknownRequest } from './unknown-request';
import { useRequest } from './use-request';

export function ExplainedRequest({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('requests');
  const { explanation, record, isPending, error, refetch } = useRequest(id);
  const mayReadKeys = usePermission('keys.manage');
  const mayReadCaptures = usePermission('captures.read');
  if (isPending) return <PageSkeleton />;
  const known = explanation ?? record;
  return (
    <RequestFrame id={id}>
      {error === null || error === undefined ? null : <ProblemAlert error={error} onRetry={refetch} />}
      {known ? (
        <Stack gap="xl">
          <Group gap="sm">
            <OutcomeBadge outcome={known.outcome} status={known.status} />
            <Anchor component={Link} to="/requests" size="sm">
              {t('back')}
            </Anchor>
          </Group>
          <RequestFacts explanation={explanation} record={record} />
          {explanation ? (
            <>
              <TimeBar explanation={explanation} />
              <Section title={t('timeline.title')}>
                <RequestTimeline explanation={explanation} record={record} />
              </Section>
              <CostSection cost={explanation.cost} record={record} />
            </>
          ) : (
            <NotExplained />
          )}
          {mayReadKeys ? <KeyRules keyId={known.keyId} /> : null}
          {mayReadCaptures ? <CaptureSection id={id} /> : null}
        </Stack>
      ) : error === null || error === undefined ? (
        <UnknownRequest onRetry={refetch} />
      ) : null}
    </RequestFrame>
  );
}
