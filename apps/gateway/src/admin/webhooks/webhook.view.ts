import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Severity, severities } from '@app/common';
import {
  type ChannelName,
  type DisabledReason,
  type EventPattern,
  type SealedSettings,
  type Signature,
  type SigningKind,
  type WebhookEndpoint,
  channelNames,
  disabledReasons,
  eventPatterns,
  signingKinds,
} from '@app/webhooks';
import type { Plain } from '../../control-plane/plain';
import { ChannelFields } from './channel-fields.dto';
import { QuietHoursDto } from './quiet-hours.dto';

export class SignatureView {
  @ApiProperty({ enum: signingKinds })
  kind!: SigningKind;

  @ApiPropertyOptional({ type: String, description: '`whpk_…`, of ed25519: what the receiver verifies with.' })
  publicKey?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Of a secret that was replaced: its end.' })
  until?: string;
}

/** A webhook with the settings of its channel, but for secrets; of addresses that are one only the host is shown. */
export class WebhookView extends ChannelFields {
  @ApiProperty({ type: String, example: 'whe_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'on call' })
  name!: string;

  @ApiProperty({ enum: channelNames })
  channel!: ChannelName;

  @ApiProperty({ type: [String], description: 'Settings that are there and never shown.', example: ['botToken'] })
  hiddenFields!: readonly string[];

  @ApiProperty({ enum: ['usable', 'unreadable'], description: 'Whether the settings of the channel can be read.' })
  settingsState!: 'usable' | 'unreadable';

  @ApiPropertyOptional({ type: [SignatureView], description: 'Of `standard`: the signatures of each message.' })
  signatures?: readonly Signature[];

  @ApiProperty({ enum: eventPatterns, isArray: true })
  events!: readonly EventPattern[];

  @ApiPropertyOptional({ type: [String], description: 'Absent: events of all account groups.' })
  groupIds?: readonly string[];

  @ApiProperty({ enum: severities })
  minimumSeverity!: Severity;

  @ApiPropertyOptional({ type: QuietHoursDto })
  quietHours?: QuietHoursDto;

  @ApiProperty({ type: Number })
  dedupeSeconds!: number;

  @ApiProperty({ type: Number })
  concurrency!: number;

  @ApiProperty({ type: Boolean })
  enabled!: boolean;

  @ApiPropertyOptional({
    enum: disabledReasons,
    description: 'Why the relay has switched it off: it answered 410, or nothing but failures for five days.',
  })
  disabledReason?: DisabledReason;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
}

export class WebhookWithSecretView extends WebhookView {
  @ApiPropertyOptional({ type: String, description: '`whsec_…`, of a secret that was made: never shown again.' })
  secret?: string;
}

export type WebhookAnswer = Plain<WebhookView>;
export type WebhookWithSecretAnswer = Plain<WebhookWithSecretView>;

export interface ShownSettings {
  readonly record: SealedSettings | undefined;
  readonly isReadable: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function viewOfWebhook(endpoint: WebhookEndpoint, { record, isReadable, now }: ShownSettings): WebhookAnswer {
  const signatures = record?.signatures?.filter(({ until }) => until === undefined || Date.parse(until) > now);
  const { id, name, channel, ...others } = endpoint;
  return {
    ...{ id, name, channel, ...record?.shown, ...others },
    hiddenFields: record?.hidden ?? [],
    settingsState: isReadable ? 'usable' : 'unreadable',
    ...(signatures ? { signatures } : {}),
  };
}
