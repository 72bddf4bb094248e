import { Alert, Stack, Tabs, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format/use-format';
import { ComparedTable } from './compared-table';
import type { Report } from './use-reconciliation';

/** What the comparison found: the verdict, then models over all days, then each day. */
export function ReportView({ report }: { readonly report: Report }): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const isFine = report.verdict !== 'differs';
  return (
    <Stack gap="md" component="section" aria-live="polite">
      <Title order={2} size="h3">
        {t('report.title', { form: t(`form.${report.form}`), from: report.from, to: report.to })}
      </Title>
      <Alert
        color={isFine ? 'green' : 'orange'}
        icon={isFine ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={t(`report.verdict.${report.verdict}`)}
      >
        <Text size="sm">
          {t('report.counted', {
            rows: format.count(report.rowsRead),
            skipped: format.count(report.skippedRows),
            records: format.count(report.records),
            timezone: report.timezone,
            tolerance: report.tolerancePercent,
          })}
        </Text>
        {report.unpricedRecords > 0 ? (
          <Text size="sm">{t('unpricedRequests', { count: report.unpricedRecords })}</Text>
        ) : null}
        {report.recordsFrom === null ? null : (
          <Text size="sm">{t('report.recordsFrom', { day: report.recordsFrom })}</Text>
        )}
      </Alert>
      <Tabs defaultValue="models" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="models">{t('report.byModel')}</Tabs.Tab>
          <Tabs.Tab value="days">{t('report.byDay')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="models">
          <ComparedTable label={t('report.byModel')} rows={report.models} total={report.total} report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="days">
          <ComparedTable label={t('report.byDay')} rows={report.items} total={report.total} report={report} withDays />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
