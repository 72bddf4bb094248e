import { Code } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Dollars } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { KeyExpiry } from '../../../keys/key-expiry';
import { RuleFacts } from '../../../keys/rule-facts';
import type { ListedKey } from '../any-key';
import { KeyBinding } from '../key-binding';
import { KeyOwner } from '../key-owner';

/** Whose a key is, what it is bound to, when it was used, and what it may do. */
export function KeyFacts({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation('all-keys');
  const { id, hint, lastUsedAt, previousValidUntil, firstUsedAt, deletedAt, origin, debug } = apiKey;
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
      <RuleFacts rules={apiKey} />
      <Fact name={t('fact.id')}>
        <Code>{id}</Code> <CopyButton value={id} label={t('fact.copyId')} />
      </Fact>
    </Facts>
  );
}
