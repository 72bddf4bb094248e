import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatMoment } from '../format/format';
import { useLanguage } from '../i18n/use-language';
import { useProfile } from '../session/use-profile';
import { Hint } from './hint';
import { TICK_MS, useNow } from './use-now';

export interface MomentProps {
  /** ISO 8601. */
  readonly at: string;
  /** As a distance from now, such as "3 minutes ago". */
  readonly relative?: boolean;
}

/** A moment in the viewer's zone; in the server's one on hover and on focus. */
export function Moment({ at, relative = false }: MomentProps): ReactElement {
  const language = useLanguage();
  const moment = new Date(at);
  return (
    <Hint label={<Exactly moment={moment} isHereSaid={!relative} />}>
      <time dateTime={at} className="unbroken">
        {relative ? <Distance moment={moment} /> : formatMoment(moment, language)}
      </time>
    </Hint>
  );
}

function Distance({ moment }: { readonly moment: Date }): string {
  const language = useLanguage();
  const now = useNow();
  // What has happened since the clock has ticked is not in the future.
  const ahead = moment.getTime() - now.getTime();
  return formatDistance(ahead > 0 && ahead <= TICK_MS ? now : moment, now, language);
}

function Exactly({ moment, isHereSaid }: { readonly moment: Date; readonly isHereSaid: boolean }): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timezone } = useProfile();
  const there = t('moment.onServer', { moment: formatMoment(moment, language, timezone), timezone });
  return isHereSaid ? there : `${formatMoment(moment, language)}\n${there}`;
}
