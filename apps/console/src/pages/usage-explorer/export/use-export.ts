import { useTranslation } from 'react-i18next';
import { client } from '../../../api/control-plane';
import { useDownload } from '../../../api/download/use-download';
import type { RecordsQuery } from '../../../usage/records/records-question';

export interface ExportRequest {
  readonly query: RecordsQuery;
  readonly format: 'csv' | 'ndjson';
  readonly includeArchive: boolean;
  readonly fileName: string;
}

export interface Export {
  readonly start: (request: ExportRequest) => void;
  readonly isRunning: boolean;
}

/** Streams records into a file. */
export function useExport(): Export {
  const { t } = useTranslation('usage-explorer');
  const download = useDownload();
  return {
    isRunning: download.isRunning,
    start: ({ query, format, includeArchive, fileName }) =>
      download.start({
        ...{ fileName, title: t('export.running') },
        open: (signal) =>
          client.GET('/admin/usage/export', {
            params: { query: { ...query, format, ...(includeArchive ? { includeArchive } : {}) } },
            parseAs: 'stream',
            signal,
          }),
      }),
  };
}
