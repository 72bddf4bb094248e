import { Code, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Fact, Facts } from '../../components/facts';
import { Dollars } from '../../components/figures';
import { Moment } from '../../components/moment';
import { Section } from '../../components/section';
import { KeyExpiry } from '../../keys/key-expiry';
import { RuleFacts } from '../../keys/rule-facts';
import type { OwnKey } from './own-key-columns';
import { OwnKeyLimits } from './own-key-limits';
import { OwnKeyUsage } from './own-key-usage';

/** What a key is, what it has left, and what it was used for. */
export function OwnKeyOverview({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { t } = useTranslation('keys');
  return (
    <Stack gap="xl">
      <OwnKeyDetails apiKey={apiKey} />
      <Section title={t('limits')}>
        <OwnKeyLimits keyId={apiKey.id} />
      </Section>
      <OwnKeyUsage keyId={apiKey.id} />
    </Stack>
  );
}

function OwnKeyDetails({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { t } = useTranslation('keys');
  const { id, hint, groupName, accountId, lastUsedAt, previousValidUntil, origin } = apiKey;
  return (
    <Facts>
      <Fact name={t('column.key')}>
        <Code>{t('hint', { hint })}</Code>
      </Fact>
      {previousValidUntil === undefined ? null : (
        <Fact name={t('previous')}>
          <Moment at={previousValidUntil} relative />
        </Fact>
      )}
      <Fact name={t('column.group')}>
        {groupName ?? t(accountId === undefined ? 'binding.pool' : 'binding.account')}
      </Fact>
      <Fact name={t('column.spentToday')}>
        <Dollars value={apiKey.spentTodayUsd} />
      </Fact>
      <Fact name={t('column.lastUsed')}>
        {lastUsedAt === null ? t('neverUsed') : <Moment at={lastUsedAt} relative />}
      </Fact>
      <Fact name={t('column.expires')}>
        <KeyExpiry apiKey={apiKey} />
      </Fact>
      <Fact name={t('column.created')}>
        <Moment at={apiKey.createdAt} relative />
      </Fact>
      <Fact name={t('origin.label')}>{t(`origin.${origin}`)}</Fact>
      <RuleFacts rules={apiKey} />
      <Fact name={t('id')}>
        <Code>{id}</Code> <CopyButton value={id} label={t('copyId')} />
      </Fact>
    </Facts>
  );
}
