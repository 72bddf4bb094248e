import { Code, Pill } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Dollars } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { clientName } from '../../../keys/client-name';
import { KeyExpiry } from '../../../keys/key-expiry';
import type { ListedKey } from '../any-key';
import { KeyBinding } from '../key-binding';
import { KeyOwner } from '../key-owner';

export function KeyFacts({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation(['all-keys', 'key-form']);
  const { id, hint, lastUsedAt, previousValidUntil, firstUsedAt, deletedAt, origin, debug } = apiKey;
  const { allowedModels, deniedModels, permissions, allowedClients, allowedCidrs, tags } = apiKey;
  return (
    <Facts>
      <Fact name={t('column.owner')}>
        <KeyOwner apiKey={apiKey} />
      </Fact>
      <Fact name={t('column.boundTo')}>
        <KeyBinding apiKey={apiKey} />
      </Fact>
      <Fact name={t('fact.key')}>
        <Code>{t('hint', { hint })}</Code>
      </Fact>
      {previousValidUntil === undefined ? null : (
        <Fact name={t('fact.previous')}>
          <Moment at={previousValidUntil} relative />
        </Fact>
      )}
      <Fact name={t('column.spentToday')}>
        <Dollars value={apiKey.spentTodayUsd} />
      </Fact>
      <Fact name={t('column.lastUsed')}>
        {lastUsedAt === null ? t('neverUsed') : <Moment at={lastUsedAt} relative />}
      </Fact>
      {firstUsedAt === undefined ? null : (
        <Fact name={t('fact.firstUsed')}>
          <Moment at={firstUsedAt} relative />
        </Fact>
      )}
      <Fact name={t('column.expires')}>
        <KeyExpiry apiKey={apiKey} />
      </Fact>
      {deletedAt === undefined ? null : (
        <Fact name={t('fact.deleted')}>
          <Moment at={deletedAt} relative />
        </Fact>
      )}
      <Fact name={t('column.created')}>
        <Moment at={apiKey.createdAt} relative />
      </Fact>
      <Fact name={t('column.origin')}>{t(`origin.${origin}`)}</Fact>
      {debug ? <Fact name={t('debug.label')}>{t('debug.on')}</Fact> : null}
      <Words
        name={t('key-form:permissions.label')}
        words={permissions?.map((permission) => t(`key-form:permissions.${permission}`))}
      />
      <Words name={t('key-form:models.allowed')} words={allowedModels} />
      <Words name={t('key-form:models.denied')} words={deniedModels} />
      <Words name={t('key-form:clients.label')} words={allowedClients?.map(clientName)} />
      <Words name={t('key-form:cidrs.label')} words={allowedCidrs} />
      <Words name={t('column.tags')} words={tags} />
      <Fact name={t('fact.id')}>
        <Code>{id}</Code> <CopyButton value={id} label={t('fact.copyId')} />
      </Fact>
    </Facts>
  );
}

interface WordsProps {
  readonly name: string;
  readonly words: readonly string[] | undefined;
}

/** Of a rule that restricts nothing there is nothing to say. */
function Words({ name, words = [] }: WordsProps): ReactElement | null {
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
