import { Alert, Stack, Tabs } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { PageSkeleton } from '../../../components/page-skeleton';
import { ProblemAlert } from '../../../components/problem-alert';
import { useFormat } from '../../../format/use-format';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import { type ShownPerson, nameOf } from '../person';
import { PersonActions } from './person-actions';
import { PersonAudit } from './person-audit';
import { PersonFacts } from './person-facts';
import { PersonLimits } from './person-limits';
import { PersonSessions } from './person-sessions';
import { PersonSettingsForm } from './person-settings-form';
import { PersonUsage } from './person-usage';

const tabs = ['overview', 'settings', 'sessions', 'audit'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('people');
  const { id = '' } = useParams();
  const person = controlPlane.useQuery('get', '/admin/users/{id}', { params: { path: { id } } });
  if (person.data) return <Shown person={person.data} />;
  if (person.isPending) return <PageSkeleton />;
  return (
    <Page title={t('title')}>
      <ProblemAlert error={person.error} onRetry={() => void person.refetch()} />
    </Page>
  );
}

function Shown({ person }: { readonly person: ShownPerson }): ReactElement {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [parameters, setParameters] = useSearchParams();
  const mayReadAudit = usePermission('audit.read');
  const mayReadUsage = usePermission('usage.read');
  const tab = oneOf(tabs, parameters.get('tab') ?? undefined) ?? 'overview';
  const shownTabs = tabs.filter((each) => each !== 'audit' || mayReadAudit);
  return (
    <Page title={nameOf(person)} description={person.username} actions={<PersonActions person={person} />}>
      {person.lockedForSeconds > 0 ? (
        <Alert color="orange" title={t('locked.title')}>
          {t('locked.text', { time: format.duration(person.lockedForSeconds * 1_000) })}
        </Alert>
      ) : null}
      <Tabs
        value={tab}
        onChange={(next) => setParameters(next === null || next === 'overview' ? {} : { tab: next }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {shownTabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tab.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="overview" pt="lg">
          <Stack gap="lg">
            <PersonFacts person={person} />
            <PersonLimits person={person} />
            {mayReadUsage ? <PersonUsage person={person} /> : null}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="settings" pt="lg">
          <PersonSettingsForm person={person} />
        </Tabs.Panel>
        <Tabs.Panel value="sessions" pt="lg">
          <PersonSessions person={person} />
        </Tabs.Panel>
        <Tabs.Panel value="audit" pt="lg">
          <PersonAudit person={person} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
