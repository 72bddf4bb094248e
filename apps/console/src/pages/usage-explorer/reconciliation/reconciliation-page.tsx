import { Anchor, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';
import { ReconciliationForm } from './reconciliation-form';
import { ReportView } from './report-view';
import { useReconciliation } from './use-reconciliation';

/** A provider's export against our own records. Nothing of the file is kept. */
export function Component(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const reconciliation = useReconciliation();
  return (
    <Page title={t('reconciliation.title')} description={t('reconciliation.description')}>
      <Anchor component={Link} to="/usage-explorer" size="sm">
        {t('reconciliation.back')}
      </Anchor>
      <Stack gap="lg">
        <ReconciliationForm isPending={reconciliation.isPending} onCompare={(each) => reconciliation.mutate(each)} />
        {reconciliation.isError ? <ProblemAlert error={reconciliation.error} /> : null}
        {reconciliation.data ? <ReportView report={reconciliation.data} /> : null}
      </Stack>
    </Page>
  );
}
