import { Code, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts } from '../../../components/facts';
import { Moment } from '../../../components/moment';
import { Section } from '../../../components/section';
import { useFormat } from '../../../format/use-format';
import { ChannelName } from '../channels/channel-name';
import { channelFields } from '../channels/channel-fields';
import { SeverityBadge } from '../events/severity-badge';
import { useEventsInShort } from '../events/use-events-in-short';
import { SettingLabel } from '../form/setting-label';
import { shownSetting } from '../form/webhook-values';
import type { Webhook } from '../webhook';
import { GroupNames } from './group-names';

/** What a webhook is set to, to be read. */
export function WebhookSummary({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const inShort = useEventsInShort();
  const { id, channel, events, groupIds, minimumSeverity, quietHours, dedupeSeconds, concurrency, createdAt } = webhook;
  return (
    <Stack gap="lg">
      <Section title={t('section.where')}>
        <Facts>
          <Fact name={t('column.channel')}>
            <ChannelName channel={channel} />
          </Fact>
          {channelFields[channel].map(({ name }) => (
            <SettingFact key={name} webhook={webhook} name={name} />
          ))}
          <Fact name={t('id')}>
            <Group gap={4} wrap="nowrap">
              <Code style={{ overflowWrap: 'anywhere' }}>{id}</Code>
              <CopyButton value={id} label={t('copyId')} />
            </Group>
          </Fact>
          <Fact name={t('column.created')}>
            <Moment at={createdAt} />
          </Fact>
        </Facts>
      </Section>
      <Section title={t('section.told')}>
        <Facts>
          <Fact name={t('column.events')}>{inShort(events)}</Fact>
          <Fact name={t('column.minimumSeverity')}>
            <SeverityBadge severity={minimumSeverity} />
          </Fact>
          <Fact name={t('groups')}>{groupIds ? <GroupNames ids={groupIds} /> : t('allGroups')}</Fact>
          <Fact name={t('dedupe.label')}>
            {dedupeSeconds === 0
              ? t('dedupe.each')
              : t('dedupe.once', { length: format.duration(dedupeSeconds * 1_000) })}
          </Fact>
          <Fact name={t('quietHours.label')}>
            {quietHours ? t('quietHours.hours', { ...quietHours }) : t('quietHours.none')}
          </Fact>
          <Fact name={t('concurrency')}>
            <Text component="span" inherit className="numeric">
              {format.count(concurrency)}
            </Text>
          </Fact>
        </Facts>
      </Section>
    </Stack>
  );
}

interface SettingFactProps {
  readonly webhook: Webhook;
  readonly name: (typeof channelFields)[Webhook['channel']][number]['name'];
}

function SettingFact({ webhook, name }: SettingFactProps): ReactElement | null {
  const { t } = useTranslation('webhooks');
  const { channel, hiddenFields, to } = webhook;
  const shown = name === 'to' ? (to ?? []).join(', ') : shownSetting(webhook, name);
  const isHidden = hiddenFields.includes(name);
  if (shown === '' && !isHidden) return null;
  return (
    <div>
      <dt>
        <SettingLabel channel={channel} name={name} />
      </dt>
      <dd>{isHidden ? t('settingHidden') : shown}</dd>
    </div>
  );
}
