import { Anchor, Code, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
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
      <Text component="span" inherit c="dimmed">
        {known === undefined ? type : t(`collection.${known}`)}
      </Text>{' '}
      {address === undefined ? (
        name
      ) : (
        <Anchor component={Link} to={address} inherit underline="always">
          {name}
        </Anchor>
      )}
    </>
  );
}
