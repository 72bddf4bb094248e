import { Code } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link';
import { oneOf } from '../../lists/one-of';
import { type AuditEntry, collections } from '../../audit/audit-entry';
import { nameInEntry } from './name-in-entry';
import { subjectAddress } from './subject-address';

/** What an entry is about: what kind of thing, and its name or id, with the way to it. */
export function Subject({ entry }: { readonly entry: AuditEntry }): ReactElement {
  const { t } = useTranslation('audit');
  const { subject } = entry;
  if (subject === null) return <>–</>;
  const { type, id } = subject;
  const known = oneOf(collections, type);
  const address = subjectAddress(type, id);
  const name = nameInEntry(entry) ?? <Code>{id}</Code>;
  return (
    <>
      <span className="dimmed">{known === undefined ? type : t(`collection.${known}`)}</span>{' '}
      {address === undefined ? (
        name
      ) : (
        <TextLink to={address} isInText>
          {name}
        </TextLink>
      )}
    </>
  );
}
