import { Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format/use-format';
import { useLanguage } from '../../../../i18n/use-language';
import { useProfile } from '../../../../session/use-profile';
import { formatInstant } from './format-instant';
import { Hint } from '../../../../components/hint';

export interface OffsetProps {
  /** When the request came in, ISO 8601. */
  readonly startedAt: string;
  /** Milliseconds after that. */
  readonly ms: number;
}

/** A moment within a request: how long after its beginning, and when that was. The server's time on hover and on focus. */
export function Offset({ startedAt, ms }: OffsetProps): ReactElement {
  const { t } = useTranslation(['requests', 'common']);
  const language = useLanguage();
  const format = useFormat();
  const { timezone } = useProfile();
  const moment = new Date(Date.parse(startedAt) + ms);
  const onServer = t('common:moment.onServer', { moment: formatInstant(moment, language, timezone), timezone });
  return (
    <Group gap={6} component="span" wrap="nowrap">
      <Text component="span" size="xs" className="numeric">
        {t('time.offset', { offset: format.duration(ms) })}
      </Text>
      <Hint label={onServer}>
        <Text component="time" dateTime={moment.toISOString()} size="xs" c="dimmed" className="numeric">
          {formatInstant(moment, language)}
        </Text>
      </Hint>
    </Group>
  );
}
