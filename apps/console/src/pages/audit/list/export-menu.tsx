import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/control-plane';
import { useDownload } from '../../../api/download/use-download';
import type { AuditQuery } from '../../../audit/use-audit-entries';
import type { Period } from '../../../components/period-picker/period';

const formats = ['csv', 'ndjson'] as const;

export interface ExportMenuProps {
  readonly question: AuditQuery;
  readonly period: Period;
}

/** Entries of the period, with all filters of the page, as a file. */
export function ExportMenu({ question, period }: ExportMenuProps): ReactElement {
  const { t } = useTranslation('audit');
  const { start, isRunning } = useDownload();
  const write = (format: (typeof formats)[number]): void =>
    start({
      ...{ fileName: `audit-${period.from}-${period.to}.${format}`, title: t('export.running') },
      open: (signal) =>
        client.GET('/admin/audit/export', {
          params: { query: { ...question, format } },
          parseAs: 'stream',
          signal,
        }),
    });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={isRunning}>
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.label')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => write(format)}>
            {t(`export.format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
