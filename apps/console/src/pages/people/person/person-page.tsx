import { Alert, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { AddressTabs } from '../../../components/address-tabs';
import { Page } from '../../../components/page';
import { RecordPage } from '../../../components/record-page';
import { useFormat } from '../../../format/use-format';
import { usePermission } from '../../../session/use-profile';
import { type ShownPerson, nameOf } from '../person';
import { PersonActions } from './person-actions';
import { PersonAudit } from './person-audit';
import { PersonFacts } from './person-facts';
import { PersonLimits } from './person-limits';
import { PersonSessions } from './person-sessions';
import { PersonSettingsForm } from './person-settings-form';
import { PersonUsage } from './person-usage';

export function Component(): ReactElement {
  const { t } = useTranslation('people');
  const { id = '' } = useParams();
  const answer = controlPlane.useQuery('get', '/admin/users/{id}', { params: { path: { id } } });
  return (
    <RecordPage title={t('title')} answer={answer}>
      {(person) => <PersonPage person={person} />}
    </RecordPage>
  );
}

function PersonPage({ person }: { readonly person: ShownPerson }): ReactElement {
  const { t } = useTranslation('people');
  const format = useFormat();
  const mayReadAudit = usePermission('audit.read');
  const mayReadUsage = usePermission('usage.read');
  const overview = (
    <Stack gap="lg">
      <PersonFacts person={person} />
      <PersonLimits person={person} />
      {mayReadUsage ? <PersonUsage userId={person.id} /> : null}
    </Stack>
  );
  return (
    <Page title={nameOf(person)} description={person.username} actions={<PersonActions person={person} />}>
      {person.lockedForSeconds > 0 ? (
        <Alert color="orange" title={t('locked.title')}>
          {t('locked.text', { time: format.duration(person.lockedForSeconds * 1_000) })}
        </Alert>
      ) : null}
      <AddressTabs
        label={nameOf(person)}
        tabs={[
          { name: 'overview', label: t('tab.overview'), content: overview },
          { name: 'settings', label: t('tab.settings'), content: <PersonSettingsForm person={person} /> },
          { name: 'sessions', label: t('tab.sessions'), content: <PersonSessions person={person} /> },
          ...(mayReadAudit
            ? [{ name: 'audit', label: t('tab.audit'), content: <PersonAudit userId={person.id} /> }]
            : []),
        ]}
      />
    </Page>
  );
}
