import { Anchor, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyButton } from '../../../components/copy-button';
import { Duration } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import type { ShownAccount } from '../../../accounts/account';
import { Running } from '../../../accounts/list/running';
import { FactList, type NamedFact } from './fact-list';
import { locationOf } from './location-of';

/** The settings that one looks for, and what is no secret of the credentials. */
export function AccountFacts({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation('accounts');
  const { id, groups, models, modelMapping, baseUrl, proxy, personal, ownerId, ownerUsername, state } = account;
  const mapped = Object.entries(modelMapping ?? {});
  const facts: NamedFact[] = [
    { name: t('column.running'), value: <Running account={account} /> },
    { name: t('column.priority'), value: account.priority },
    {
      name: t('column.lastUsed'),
      value: account.lastUsedAt === null ? t('never') : <Moment at={account.lastUsedAt} relative />,
    },
    ...(state.firstByteMs === undefined
      ? []
      : [{ name: t('facts.firstByte'), value: <Duration milliseconds={state.firstByteMs} /> }]),
    {
      name: t('column.groups'),
      value:
        groups.length === 0
          ? t('facts.noGroup')
          : groups.map((group) => (
              <Anchor key={group.id} component={Link} to={`/groups/${group.id}`} me="xs" size="sm">
                {group.name}
              </Anchor>
            )),
    },
    { name: t('facts.models'), value: models ? models.join(', ') : t('facts.allModels') },
    ...(mapped.length === 0
      ? []
      : [{ name: t('facts.mapping'), value: mapped.map(([from, to]) => `${from} → ${to}`).join(', ') }]),
    ...(baseUrl === undefined ? [] : [{ name: t('facts.baseUrl'), value: baseUrl }]),
    ...locationOf(account.location),
    ...(proxy ? [{ name: t('facts.proxy'), value: `${proxy.type}://${proxy.host}:${proxy.port}` }] : []),
    {
      name: t('facts.whose'),
      value:
        personal && ownerId !== undefined ? (
          <Anchor component={Link} to={`/people/${ownerId}`} size="sm">
            {t('personalOf', { name: ownerUsername ?? t('nobody') })}
          </Anchor>
        ) : (
          t('filter.shared')
        ),
    },
    ...(account.expiresAt === undefined
      ? []
      : [{ name: t('facts.expires'), value: <Moment at={account.expiresAt} /> }]),
    { name: t('facts.created'), value: <Moment at={account.createdAt} /> },
    {
      name: t('facts.id'),
      value: (
        <Group gap={4} wrap="nowrap">
          <Text size="sm" ff="monospace">
            {id}
          </Text>
          <CopyButton value={id} label={t('facts.copyId')} />
        </Group>
      ),
    },
  ];
  return <FactList facts={facts} />;
}
