import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/control-plane';
import { ProblemError } from '../../../api/problem';
import { tellProblem } from '../../../components/tell';
import { useFormat } from '../../../format/use-format';
import type { RecordsQuery } from '../records/records-question';
import { type FileTarget, TooLargeForMemory, openFileTarget } from './file-target';
import { pour } from './pour';

export interface ExportRequest {
  readonly query: RecordsQuery;
  readonly format: 'csv' | 'ndjson';
  readonly includeArchive: boolean;
  readonly fileName: string;
}

const TOLD_EVERY_MS = 300;

export interface Export {
  readonly start: (request: ExportRequest) => void;
  readonly isRunning: boolean;
}

/** Streams records into a file; how far it is stands in a notification, with a button that ends it, whatever page is looked at. */
export function useExport(): Export {
  const { t } = useTranslation('usage-explorer');
  const format = useFormat();
  const run = useMutation({
    meta: { shownInForm: true },
    mutationFn: async (request: ExportRequest) => {
      const target = await openFileTarget(request.fileName);
      if (!target) return;
      const ending = new AbortController();
      const show = progress(t('export.running'), t('action.cancel', { ns: 'common' }), () => ending.abort());
      const said = (bytes: number): string => t('export.bytes', { size: format.compact(bytes) });
      show(said(0));
      try {
        const bytes = await download(request, target, ending.signal, (soFar) => show(said(soFar)));
        notifications.hide(PROGRESS);
        notifications.show({ color: 'green', message: t('export.done', { size: format.compact(bytes) }) });
      } catch (error) {
        notifications.hide(PROGRESS);
        if (ending.signal.aborted) notifications.show({ message: t('export.cancelled') });
        else if (error instanceof TooLargeForMemory)
          notifications.show({ color: 'red', autoClose: false, message: t('export.tooLarge') });
        else tellProblem(error);
      }
    },
    onError: tellProblem,
  });
  return { start: (request) => run.mutate(request), isRunning: run.isPending };
}

async function download(
  { query, format, includeArchive }: ExportRequest,
  target: FileTarget,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<number> {
  const { data, error } = await client.GET('/admin/usage/export', {
    params: { query: { ...query, format, ...(includeArchive ? { includeArchive } : {}) } },
    parseAs: 'stream',
    signal,
  });
  if (!data) {
    await target.abandon();
    throw new ProblemError(error);
  }
  let told = 0;
  return pour(data, target, (bytes) => {
    const now = performance.now();
    if (now - told < TOLD_EVERY_MS) return;
    told = now;
    onProgress(bytes);
  });
}

const PROGRESS = 'usage-export';

/** Shows how far it is, in one place that is written anew each time. */
function progress(title: string, cancel: string, onCancel: () => void): (text: string) => void {
  const shown = (text: string): Parameters<typeof notifications.show>[0] => ({
    ...{ id: PROGRESS, title, loading: true, autoClose: false, withCloseButton: false },
    message: (
      <Group justify="space-between">
        <Text size="sm" className="numeric">
          {text}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {cancel}
        </Button>
      </Group>
    ),
  });
  let isShown = false;
  return (text) => {
    if (isShown) notifications.update(shown(text));
    else notifications.show(shown(text));
    isShown = true;
  };
}
