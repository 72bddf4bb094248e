import { Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../components/moment';
import { StateBadge } from '../../components/badge/state-badge';
import { useFormat } from '../../format/use-format';
import type { ShownAccount } from '../account';
import { type Standing, evidenceOf, familyOf, standingOf } from './standing';
import { standingLooks } from './standing-looks';

/** The state in a word, the reason on hover and on focus; in lists the reason stands below as well. */
export function StandingBadge({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const standing = standingOf(account);
  return (
    <StateBadge look={standingLooks[standing.kind]} means={<Reason standing={standing} />}>
      {t(`standing.${standing.kind}.name`)}
    </StateBadge>
  );
}

function Reason({ standing }: { readonly standing: Standing }): ReactElement {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const { kind, cooldown, since, until } = standing;
  const family = cooldown && familyOf(cooldown);
  const evidence = cooldown && evidenceOf(cooldown);
  return (
    <Stack gap={2}>
      <Text size="sm">{t(`standing.${kind}.means`)}</Text>
      {cooldown ? <Text size="sm">{t(`cause.${cooldown.cause}`)}</Text> : null}
      {family === undefined ? null : <Text size="sm">{t('cooldown.onlyFamily', { family })}</Text>}
      {evidence === undefined ? null : <Text size="sm">{t('cooldown.said', { evidence })}</Text>}
      {since === undefined ? null : <Text size="sm">{t('cooldown.since', { moment: format.moment(since) })}</Text>}
      {until === undefined ? null : <Text size="sm">{t('cooldown.until', { moment: format.moment(until) })}</Text>}
    </Stack>
  );
}

/** The state with its reason in the row, so that a list can be read without pointing at anything. */
export function StandingCell({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const { cooldown, until } = standingOf(account);
  const evidence = cooldown && evidenceOf(cooldown);
  return (
    <div>
      <StandingBadge account={account} />
      {cooldown ? (
        <div className="dimmed small cut" style={{ maxWidth: '12rem' }} title={evidence}>
          {t(`causeShort.${cooldown.cause}`)}
          {evidence === undefined ? null : ` · ${evidence}`}
        </div>
      ) : null}
      {until === undefined ? null : (
        <div className="dimmed small">
          {t('cooldown.ends')} <Moment at={until} relative />
        </div>
      )}
    </div>
  );
}
