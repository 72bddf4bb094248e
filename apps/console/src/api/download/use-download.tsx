import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { tellProblem } from '../../components/tell';
import { useFormat } from '../../format/use-format';
import { ProblemError } from '../problem';
import { type FileTarget, TooLargeForMemory, openFileTarget } from './file-target';
import { BrokenOffError, pour } from './pour';

/** What the control plane answered to a call that was made with `parseAs: 'stream'`. */
interface StreamedAnswer {
  readonly data?: ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly error?: unknown;
}

export interface Download {
  readonly fileName: string;
  /** What is being written, for the notification. */
  readonly title: string;
  readonly open: (signal: AbortSignal) => Promise<StreamedAnswer>;
}

export interface Downloads {
  /** To be called while a click is handled. */
  readonly start: (download: Download) => void;
  readonly isRunning: boolean;
}

const TOLD_EVERY_MS = 300;

/** Streams an answer into a file; how far it is stands in a notification, with a button that ends it, whatever page is looked at. */
export function useDownload(): Downloads {
  const { t } = useTranslation();
  const format = useFormat();
  const run = useMutation({
    meta: { shownInForm: true },
    mutationFn: async (download: Download) => {
      const target = await openFileTarget(download.fileName);
      if (!target) return;
      const ending = new AbortController();
      const id = `download ${download.fileName}`;
      const show = progress(id, download.title, () => ending.abort());
      const said = (bytes: number): string => t('download.bytes', { size: format.compact(bytes) });
      show(said(0));
      try {
        const bytes = await save(download, target, ending.signal, (soFar) => show(said(soFar)));
        notifications.hide(id);
        notifications.show({ color: 'green', message: t('download.done', { size: format.compact(bytes) }) });
      } catch (error) {
        notifications.hide(id);
        if (ending.signal.aborted) notifications.show({ message: t('download.cancelled') });
        else if (error instanceof TooLargeForMemory)
          notifications.show({ color: 'red', autoClose: false, message: t('download.tooLarge') });
        else if (error instanceof BrokenOffError)
          notifications.show({ color: 'red', autoClose: false, message: t('download.broken') });
        else tellProblem(error);
      }
    },
    onError: tellProblem,
  });
  return { start: (download) => run.mutate(download), isRunning: run.isPending };
}

async function save(
  { open }: Download,
  target: FileTarget,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<number> {
  const { data, error } = await open(signal);
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

/** Shows how far it is, in one place that is written anew each time. */
function progress(id: string, title: string, onCancel: () => void): (text: string) => void {
  const shown = (text: string): Parameters<typeof notifications.show>[0] => ({
    ...{ id, title, loading: true, autoClose: false, withCloseButton: false },
    message: (
      <Group justify="space-between">
        <Text size="sm" className="numeric">
          {text}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {i18next.t('action.cancel')}
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
