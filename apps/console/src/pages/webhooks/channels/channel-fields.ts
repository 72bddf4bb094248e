import type { Channel, NewWebhook, WebhookChange } from '../webhook';

type CommonField =
  | ('name' | 'channel' | 'events' | 'groupIds' | 'minimumSeverity')
  | ('quietHours' | 'dedupeSeconds' | 'concurrency' | 'enabled' | 'signing');
/** A setting that a channel has beside those of all webhooks. */
export type ChannelField = Exclude<keyof NewWebhook, CommonField>;
/** Settings that a change may take away. */
export type ClearableField = {
  [Name in ChannelField]-?: null extends WebhookChange[Name] ? Name : never;
}[ChannelField];

export interface FieldKind {
  readonly name: ChannelField;
  /** `secret` and `secret-address` are never shown again. */
  readonly kind: 'text' | 'address' | 'secret' | 'secret-address' | 'number' | 'choice' | 'list';
  readonly required?: boolean;
  /** The same in every language. */
  readonly example?: string;
  readonly choices?: readonly string[];
}

const secretAddress = (example: string): FieldKind => ({
  ...{ name: 'url', kind: 'secret-address', required: true, example },
});

/** What each channel is set up with, in the order in which it is asked for: docs/webhooks-channels.md. */
export const channelFields: Readonly<Record<Channel, readonly FieldKind[]>> = {
  standard: [
    { name: 'url', kind: 'address', required: true, example: 'https://hooks.example.org/relay' },
    { name: 'secrets', kind: 'secret', example: 'whsec_…' },
  ],
  slack: [secretAddress('https://hooks.slack.com/services/T000/B000/XXXX')],
  discord: [
    secretAddress('https://discord.com/api/webhooks/123/abc'),
    { name: 'threadId', kind: 'text', example: '1234567890' },
  ],
  teams: [secretAddress('https://prod-1.westeurope.logic.azure.com/workflows/…')],
  telegram: [
    { name: 'botToken', kind: 'secret', required: true, example: '123456:abcdefghijklmnopqrstuv' },
    { name: 'chatId', kind: 'text', required: true, example: '-1001234567890' },
    { name: 'threadId', kind: 'text', example: '42' },
    { name: 'apiBase', kind: 'address', example: 'https://api.telegram.org' },
  ],
  feishu: [
    secretAddress('https://open.feishu.cn/open-apis/bot/v2/hook/…'),
    { name: 'secret', kind: 'secret' },
    { name: 'keyword', kind: 'text' },
  ],
  dingtalk: [
    secretAddress('https://oapi.dingtalk.com/robot/send?access_token=…'),
    { name: 'secret', kind: 'secret', example: 'SEC…' },
    { name: 'keyword', kind: 'text' },
  ],
  wecom: [secretAddress('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…')],
  bark: [
    { name: 'deviceKey', kind: 'secret', required: true, example: 'ynJ5Ft4atkMkWeo2PAvFhF' },
    { name: 'server', kind: 'address', example: 'https://api.day.app' },
    { name: 'level', kind: 'choice', choices: ['active', 'timeSensitive', 'passive', 'critical'] },
    { name: 'group', kind: 'text' },
    { name: 'sound', kind: 'text', example: 'minuet' },
    { name: 'icon', kind: 'address' },
    { name: 'url', kind: 'address' },
  ],
  smtp: [
    { name: 'host', kind: 'text', required: true, example: 'mail.example.org' },
    { name: 'port', kind: 'number', example: '587' },
    { name: 'security', kind: 'choice', choices: ['tls', 'starttls', 'opportunistic'] },
    { name: 'user', kind: 'text' },
    { name: 'password', kind: 'secret' },
    { name: 'from', kind: 'text', required: true, example: 'relay@example.org' },
    { name: 'to', kind: 'list', required: true, example: 'ops@example.org' },
  ],
};

export const channels = [
  ...(['standard', 'slack', 'discord', 'teams', 'telegram'] as const),
  ...(['feishu', 'dingtalk', 'wecom', 'bark', 'smtp'] as const),
] as const satisfies readonly Channel[];

const clearable = [
  ...(['url', 'threadId', 'apiBase', 'keyword', 'server', 'level', 'group', 'sound', 'icon'] as const),
  ...(['port', 'security', 'user', 'secret', 'password'] as const),
] as const satisfies readonly ClearableField[];

export const isClearable = (name: ChannelField): name is ClearableField => clearable.some((each) => each === name);
