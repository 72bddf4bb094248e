import { Anchor, Divider, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../../components/moment';
import { usePermission } from '../../../session/use-profile';
import type { Cooldown, ShownAccount } from '../../../accounts/account';
import { evidenceOf, familyOf, standingOf } from '../../../accounts/state/standing';
import { StandingBadge } from '../../../accounts/state/standing-badge';
import { FactList, type NamedFact } from './fact-list';

/** The state, why, since when and until when, and each cooldown with what the upstream said. */
export function AccountStanding({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const { kind, since, until, cooldown } = standingOf(account);
  const { cooldowns, reauthorisation } = account.state;
  return (
    <Stack gap="sm" align="flex-start">
      <StandingBadge account={account} />
      <Text size="sm">{t(`standing.${kind}.means`)}</Text>
      {reauthorisation ? <Text size="sm">{t(`reauthorisation.${reauthorisation.reason}`)}</Text> : null}
      {cooldown || since === undefined ? null : (
        <Text size="sm" component="div">
          {t('cooldown.sinceLabel')} <Moment at={since} />
        </Text>
      )}
      {cooldown || until === undefined ? null : (
        <Text size="sm" component="div">
          {t('cooldown.untilLabel')} <Moment at={until} />
        </Text>
      )}
      {cooldowns.map((each) => (
        <CooldownDetails key={`${each.scope} ${each.cause}`} cooldown={each} />
      ))}
    </Stack>
  );
}

function CooldownDetails({ cooldown }: { readonly cooldown: Cooldown }): ReactElement {
  const { t } = useTranslation('accounts');
  const mayReadRequests = usePermission('usage.read');
  const { cause, scope, since, until, evidence } = cooldown;
  const family = familyOf(cooldown);
  const said = evidenceOf(cooldown);
  const { requestId } = evidence;
  const facts: NamedFact[] = [
    {
      name: t('cooldown.scope'),
      value: family ?? (scope === 'host' ? t('cooldown.scopeHost') : t('cooldown.scopeAccount')),
    },
    { name: t('cooldown.sinceLabel'), value: <Moment at={since} /> },
    { name: t('cooldown.untilLabel'), value: <Moment at={until} /> },
    ...(said === undefined ? [] : [{ name: t('cooldown.evidence'), value: said }]),
    ...(requestId === undefined || !mayReadRequests
      ? []
      : [
          {
            name: t('cooldown.request'),
            value: (
              <Anchor component={Link} to={`/requests/${requestId}`} size="sm">
                {requestId}
              </Anchor>
            ),
          },
        ]),
  ];
  return (
    <Stack gap="xs" w="100%">
      <Divider />
      <Text size="sm" fw={600}>
        {t(`cause.${cause}`)}
      </Text>
      <FactList facts={facts} />
    </Stack>
  );
}
