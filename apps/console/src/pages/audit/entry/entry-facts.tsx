import { Anchor, Code } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Moment } from '../../../components/moment';
import { Actor } from '../../../audit/actor';
import type { AuditEntry } from '../../../audit/audit-entry';
import { Subject } from '../subject';

export function EntryFacts({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const { t } = useTranslation(['audit', 'common']);
  const { actor, origin, subject, action, at, id, hash } = entry;
  return (
    <Facts>
      <Fact name={t('column.at')}>
        <Moment at={at} />
      </Fact>
      <Fact name={t('column.who')}>
        <Actor actor={actor} />
      </Fact>
      {actor.role === undefined ? null : <Fact name={t('fact.role')}>{t(`common:role.${actor.role}`)}</Fact>}
      <Fact name={t('fact.action')}>
        <Code>{action}</Code>
      </Fact>
      <Fact name={t('column.subject')}>
        <Subject entry={entry} />
      </Fact>
      {subject === null ? null : (
        <Fact name={t('fact.history')}>
          <Anchor component={Link} to={`/audit?${new URLSearchParams({ subjectId: subject.id }).toString()}`} inherit>
            {t('fact.allOfSubject')}
          </Anchor>
        </Fact>
      )}
      {origin.address === undefined ? null : <Fact name={t('column.from')}>{origin.address}</Fact>}
      {origin.userAgent === undefined ? null : <Fact name={t('fact.userAgent')}>{origin.userAgent}</Fact>}
      {origin.requestId === undefined ? null : (
        <Fact name={t('fact.requestId')}>
          <Code>{origin.requestId}</Code> <CopyButton value={origin.requestId} label={t('fact.copy')} />
        </Fact>
      )}
      <Fact name={t('fact.id')}>
        <Code>{id}</Code>
      </Fact>
      <Fact name={t('fact.hash')}>
        <Code>{hash}</Code>
      </Fact>
    </Facts>
  );
}
