import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { relayNow } from '../../../api/relay-clock';
import { useInvalidate } from '../../../api/use-invalidate';
import { Moment } from '../../../components/moment';
import { tellDone } from '../../../components/tell';
import { useNow } from '../../../components/use-now';
import type { ListedKey } from '../any-key';

const HOUR_MS = 3_600_000;
/** A day is the longest by the clock of the relay, which may be a little behind the viewer's. */
const CLOCKS_APART_MS = 60_000;
const lengths = [1, 4, 8, 24] as const;

export interface KeyCaptureProps {
  readonly apiKey: ListedKey;
  readonly mayCapture: boolean;
}

/** Whether redacted details of a key's requests are kept and until when; begins and ends it. */
export function KeyCapture({ apiKey, mayCapture }: KeyCaptureProps): ReactElement {
  const { t } = useTranslation('all-keys');
  const { id, capture } = apiKey;
  const invalidate = useInvalidate();
  const now = useNow().getTime();
  const [hours, setHours] = useState<number>(lengths[0]);
  const done = async (message: string): Promise<void> => {
    tellDone(message);
    await invalidate('/admin/api-keys');
  };
  const begin = controlPlane.useMutation('post', '/admin/api-keys/{id}/capture', {
    onSuccess: () => done(t('capture.begun')),
  });
  const end = controlPlane.useMutation('delete', '/admin/api-keys/{id}/capture', {
    onSuccess: () => done(t('capture.ended')),
  });
  const params = { path: { id } };
  const ask = (): void => {
    const until = new Date(relayNow() + hours * HOUR_MS - CLOCKS_APART_MS).toISOString();
    begin.mutate({ params, body: { until } });
  };
  const isRunning = capture !== undefined && Date.parse(capture.until) > now;
  return (
    <Stack gap="sm">
      <Text size="sm">
        {isRunning ? (
          <>
            {t('capture.until')} <Moment at={capture.until} relative />
          </>
        ) : (
          t('capture.none')
        )}
      </Text>
      {mayCapture ? (
        <Group align="flex-end">
          <NativeSelect
            label={t('capture.for')}
            data={lengths.map((length) => ({ value: String(length), label: t('capture.hours', { count: length }) }))}
            value={String(hours)}
            onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
          />
          <Button variant="default" onClick={ask} loading={begin.isPending}>
            {t(isRunning ? 'capture.renew' : 'capture.begin')}
          </Button>
          {isRunning ? (
            <Button variant="default" onClick={() => end.mutate({ params })} loading={end.isPending}>
              {t('capture.end')}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </Stack>
  );
}
