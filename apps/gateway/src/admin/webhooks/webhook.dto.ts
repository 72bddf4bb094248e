import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import type { Severity } from '@app/common';
import { type ChannelName, type EventPattern, type SigningKind, channelNames, signingKinds } from '@app/webhooks';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import { GivenChannelFields } from './channel-fields.dto';
import { QuietHoursDto, QuietHoursField } from './quiet-hours.dto';
import {
  ConcurrencyField,
  DedupeSecondsField,
  EventsField,
  MinimumSeverityField,
  WebhookGroupIdsField,
} from './webhook-fields';

const EnabledField = (): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: Boolean, required: false, default: true }), IsBoolean());

export const SigningField = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ enum: signingKinds, required: false, description }), IsIn(signingKinds));

export class NewWebhookRequest extends GivenChannelFields {
  @NameField('on call')
  name!: string;

  @ApiProperty({ enum: channelNames, example: 'standard' })
  @IsIn(channelNames)
  channel!: ChannelName;

  @EventsField({ required: true })
  events!: EventPattern[];

  @MayBeAbsent()
  @WebhookGroupIdsField({ nullable: false })
  groupIds?: string[];

  @MayBeAbsent()
  @MinimumSeverityField()
  minimumSeverity?: Severity;

  @MayBeAbsent()
  @QuietHoursField({ nullable: false })
  quietHours?: QuietHoursDto;

  @MayBeAbsent()
  @DedupeSecondsField()
  dedupeSeconds?: number;

  @MayBeAbsent()
  @ConcurrencyField()
  concurrency?: number;

  @MayBeAbsent()
  @EnabledField()
  enabled?: boolean;

  @MayBeAbsent()
  @SigningField('`standard`: what the secret that is made signs with. Absent: `hmac-sha256`.')
  signing?: SigningKind;
}

/** The channel stays: another one is another webhook. */
export class WebhookChange extends GivenChannelFields {
  @MayBeAbsent()
  @NameField('on call', { required: false })
  name?: string;

  @MayBeAbsent()
  @EventsField({ required: false })
  events?: EventPattern[];

  @MayBeCleared()
  @WebhookGroupIdsField({ nullable: true })
  groupIds?: string[] | null;

  @MayBeAbsent()
  @MinimumSeverityField()
  minimumSeverity?: Severity;

  @MayBeCleared()
  @QuietHoursField({ nullable: true })
  quietHours?: QuietHoursDto | null;

  @MayBeAbsent()
  @DedupeSecondsField()
  dedupeSeconds?: number;

  @MayBeAbsent()
  @ConcurrencyField()
  concurrency?: number;

  @MayBeAbsent()
  @EnabledField()
  enabled?: boolean;
}
