import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeriod } from '../../../components/period-picker/use-period';
import { recordsQuestion } from '../../../usage/records/records-question';
import { useExplorerState } from '../../../usage/use-explorer-state';
import { type ExportRequest, useExport } from './use-export';

const formats = ['csv', 'ndjson'] as const;

/** Records of the period, with all filters of the page, as a file. */
export function ExportButton(): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const period = usePeriod();
  const { filters } = useExplorerState();
  const { start, isRunning } = useExport();
  const request = (format: ExportRequest['format'], includeArchive: boolean): ExportRequest => ({
    ...{ format, includeArchive, query: recordsQuestion(filters, period) },
    fileName: `usage-${period.from}-${period.to}.${format}`,
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={isRunning}>
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('export.records')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => start(request(format, false))}>
            {t(`export.format.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('export.withArchive')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => start(request(format, true))}>
            {t(`export.format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
