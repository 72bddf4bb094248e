import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import type { Severity } from '@app/common';
import { type ChannelName, type EventPattern, type SigningKind, channelNames, signingKinds } from '@app/webhooks';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import { ChangedChannelFields, GivenChannelFields } from './channel-fields.dto';
import { QuietHoursDto, QuietHoursField } from './quiet-hours.dto';
import {
  ConcurrencyField,
  DedupeSecondsField,
  EventsField,
  MinimumSeverityField,
  type Otherwise,
  WebhookGroupIdsField,
  defaultOf,
} from './webhook-fields';

const EnabledField = (otherwise: Otherwise): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: Boolean, required: false, ...defaultOf(true, otherwise) }), IsBoolean());

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
  @MinimumSeverityField('usual')
  minimumSeverity?: Severity;

  @MayBeAbsent()
  @QuietHoursField({ nullable: false })
  quietHours?: QuietHoursDto;

  @MayBeAbsent()
  @DedupeSecondsField('usual')
  dedupeSeconds?: number;

  @MayBeAbsent()
  @ConcurrencyField('usual')
  concurrency?: number;

  @MayBeAbsent()
  @EnabledField('usual')
  enabled?: boolean;

  @MayBeAbsent()
  @SigningField('`standard`: what the secret that is made signs with. Absent: `hmac-sha256`.')
  signing?: SigningKind;
}

/** The channel stays: another one is another webhook. */
export class WebhookChange extends ChangedChannelFields {
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
  @MinimumSeverityField('stays')
  minimumSeverity?: Severity;

  @MayBeCleared()
  @QuietHoursField({ nullable: true })
  quietHours?: QuietHoursDto | null;

  @MayBeAbsent()
  @DedupeSecondsField('stays')
  dedupeSeconds?: number;

  @MayBeAbsent()
  @ConcurrencyField('stays')
  concurrency?: number;

  @MayBeAbsent()
  @EnabledField('stays')
  enabled?: boolean;
}
