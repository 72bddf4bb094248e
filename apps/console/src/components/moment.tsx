import { Text, Tooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatMoment } from '../format/format';
import { useLanguage } from '../i18n/use-language';
import { useProfile } from '../session/use-profile';
import { TICK_MS, useNow } from './use-now';

export interface MomentProps {
  /** ISO 8601. */
  readonly at: string;
  /** As a distance from now, such as "3 minutes ago". */
  readonly relative?: boolean;
}

/** A moment in the viewer's zone; in the server's one on hover and on focus. */
export function Moment({ at, relative = false }: MomentProps): ReactElement {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timezone } = useProfile();
  const now = useNow();
  const moment = new Date(at);
  // What has happened since the clock has ticked is not in the future.
  const ahead = moment.getTime() - now.getTime();
  const distant = ahead > 0 && ahead <= TICK_MS ? now : moment;
  const here = formatMoment(moment, language);
  const there = t('moment.onServer', { moment: formatMoment(moment, language, timezone), timezone });
  return (
    <Tooltip label={relative ? `${here}\n${there}` : there} events={{ hover: true, focus: true, touch: true }}>
      <Text component="time" dateTime={at} inherit style={{ whiteSpace: 'nowrap' }}>
        {relative ? formatDistance(distant, now, language) : here}
      </Text>
    </Tooltip>
  );
}
