import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { Section } from '../../../components/section';
import type { AuditEntry } from '../audit-entry';
import { OutcomeBadge } from '../outcome-badge';
import { useActionWords } from '../use-action-words';
import { Changes } from './changes';
import { Detail } from './detail';
import { EntryFacts } from './entry-facts';

/** One entry of the audit log. */
export function Component(): ReactElement {
  const { t } = useTranslation('audit');
  const { seq = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/audit/{seq}', { params: { path: { seq } } });
  if (answer.isPending) return <PageSkeleton />;
  if (answer.data) return <EntryPage entry={answer.data} />;
  return (
    <Page title={t('one', { seq })}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      <Text>
        <Anchor component={Link} to="/audit">
          {t('back')}
        </Anchor>
      </Text>
    </Page>
  );
}

function EntryPage({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const { t } = useTranslation('audit');
  const words = useActionWords();
  const { before, after, detail } = entry;
  return (
    <Page title={t('one', { seq: entry.seq })} description={words(entry.action)}>
      <Stack gap="xl">
        <Group gap="sm">
          <OutcomeBadge outcome={entry.outcome} />
          <Anchor component={Link} to="/audit" size="sm">
            {t('back')}
          </Anchor>
        </Group>
        <EntryFacts entry={entry} />
        {before === null && after === null ? null : (
          <Section title={t('changes.title')} description={t('changes.description')}>
            <Changes before={before} after={after} />
          </Section>
        )}
        {detail === null ? null : (
          <Section title={t('detail')}>
            <Detail detail={detail} />
          </Section>
        )}
      </Stack>
    </Page>
  );
}
