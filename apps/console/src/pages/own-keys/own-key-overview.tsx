import { Code, Paper, Pill, Stack, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button';
import { Dollars } from '../../components/figures';
import { Moment } from '../../components/moment';
import { clientName } from '../../keys/client-name';
import classes from '../../keys/fields.module.css';
import { KeyExpiry } from '../../keys/key-expiry';
import type { OwnKey } from './own-key-columns';
import { OwnKeyLimits } from './own-key-limits';
import { OwnKeyUsage } from './own-key-usage';

/** What a key is, what it has left, and what it was used for. */
export function OwnKeyOverview({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { t } = useTranslation('keys');
  return (
    <Stack gap="xl">
      <OwnKeyDetails apiKey={apiKey} />
      <Section title={t('section.limits')}>
        <OwnKeyLimits keyId={apiKey.id} />
      </Section>
      <Section title={t('section.usage')}>
        <OwnKeyUsage keyId={apiKey.id} />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Paper withBorder p="md">
        {children}
      </Paper>
    </Stack>
  );
}

function OwnKeyDetails({ apiKey }: { readonly apiKey: OwnKey }): ReactElement {
  const { t } = useTranslation('keys');
  const { id, hint, groupName, accountId, lastUsedAt, previousValidUntil, origin } = apiKey;
  const { allowedModels, deniedModels, permissions, allowedClients, allowedCidrs, tags } = apiKey;
  return (
    <dl className={classes.facts}>
      <Fact name={t('column.key')}>
        <Code>{t('hint', { hint })}</Code>
      </Fact>
      {previousValidUntil !== undefined && (
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
      <Words name={t('rule.permissions')} words={permissions} />
      <Words name={t('rule.allowedModels')} words={allowedModels} />
      <Words name={t('rule.deniedModels')} words={deniedModels} />
      <Words name={t('rule.allowedClients')} words={allowedClients?.map(clientName)} />
      <Words name={t('rule.allowedCidrs')} words={allowedCidrs} />
      <Words name={t('rule.tags')} words={tags} />
      <Fact name={t('rule.id')}>
        <Code>{id}</Code> <CopyButton value={id} label={t('copyId')} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Of a rule that restricts nothing there is nothing to say. */
function Words({
  name,
  words = [],
}: {
  readonly name: string;
  readonly words?: readonly string[];
}): ReactElement | null {
  if (words.length === 0) return null;
  return (
    <Fact name={name}>
      <Pill.Group>
        {words.map((word) => (
          <Pill key={word}>{word}</Pill>
        ))}
      </Pill.Group>
    </Fact>
  );
}
