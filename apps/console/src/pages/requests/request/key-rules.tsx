import { Anchor, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../../api/control-plane';
import { Fact, Facts, WordsFact } from '../../../components/facts';
import { Moment } from '../../../components/moment';
import { Section } from '../../../components/section';
import { clientName } from '../../../keys/client-name';
import { useLimitWords } from '../../../keys/limits-in-short';

type ApiKey = components['schemas']['ApiKeyView'];

/** The rules of the key as they are now; a request was held to those of its time. */
export function KeyRules({ keyId }: { readonly keyId: string }): ReactElement | null {
  const { t } = useTranslation('requests');
  const { data } = controlPlane.useQuery('get', '/admin/api-keys/{id}', { params: { path: { id: keyId } } });
  if (!data) return null;
  return (
    <Section title={t('rules.title')} description={t('rules.description')}>
      <Rules apiKey={data} />
    </Section>
  );
}

function Rules({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const { t } = useTranslation('requests');
  const limits = useLimitWords(apiKey.limits ?? {});
  const { id, name, groupId, accountId, fallbackGroupId, expiresAt } = apiKey;
  return (
    <Facts>
      <Fact name={t('column.key')}>
        <Anchor component={Link} to={`/all-keys/${id}`} inherit>
          {name}
        </Anchor>
      </Fact>
      <Fact name={t('rules.boundTo')}>
        {groupId !== undefined ? (
          <GroupLink id={groupId} />
        ) : accountId === undefined ? (
          t('rules.unbound')
        ) : (
          <Anchor component={Link} to={`/accounts/${accountId}`} inherit>
            {t('rules.oneAccount')}
          </Anchor>
        )}
      </Fact>
      {fallbackGroupId === undefined ? null : (
        <Fact name={t('rules.fallback')}>
          <GroupLink id={fallbackGroupId} />
        </Fact>
      )}
      <WordsFact name={t('rules.limits')} words={limits} />
      <WordsFact name={t('rules.allowedModels')} words={apiKey.allowedModels} />
      <WordsFact name={t('rules.deniedModels')} words={apiKey.deniedModels} />
      <WordsFact name={t('rules.allowedClients')} words={apiKey.allowedClients?.map(clientName)} />
      <WordsFact name={t('rules.allowedCidrs')} words={apiKey.allowedCidrs} />
      <WordsFact name={t('rules.permissions')} words={apiKey.permissions} />
      {expiresAt === undefined ? null : (
        <Fact name={t('rules.expires')}>
          <Moment at={expiresAt} />
        </Fact>
      )}
      {apiKey.enabled ? null : (
        <Fact name={t('rules.state')}>
          <Text component="span" inherit c="red">
            {t('rules.disabled')}
          </Text>
        </Fact>
      )}
    </Facts>
  );
}

function GroupLink({ id }: { readonly id: string }): ReactElement {
  const { data } = controlPlane.useQuery('get', '/admin/account-groups/{id}', { params: { path: { id } } });
  return (
    <Anchor component={Link} to={`/groups/${id}`} inherit>
      {data?.name ?? id}
    </Anchor>
  );
}
