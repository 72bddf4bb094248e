import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
import { Section } from '../../../components/section';
import type { AuditEntry } from '../../../audit/audit-entry';
import { OutcomeBadge } from '../../../audit/outcome-badge';
import { useActionWords } from '../../../audit/use-action-words';
import { Changes } from './changes';
import { Detail } from './detail';
import { EntryFacts } from './entry-facts';

/** One entry of the audit log. */
export function Component(): ReactElement {
  const { t } = useTranslation('audit');
  const { seq = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/audit/{seq}', { params: { path: { seq } } });
  return (
    <RecordPage title={t('one', { seq })} answer={answer} back={<ToList />}>
      {(entry) => <EntryPage entry={entry} />}
    </RecordPage>
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
          <ToList />
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

function ToList(): ReactElement {
  const { t } = useTranslation('audit');
  return (
    <Anchor component={Link} to="/audit" size="sm">
      {t('back')}
    </Anchor>
  );
}
