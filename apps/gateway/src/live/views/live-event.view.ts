import { ApiProperty } from '@nestjs/swagger';
import { type EventType, type Severity, eventTypes, severities } from '@app/common';

export const liveSubjectKinds = ['accounts', 'api-keys', 'users', 'account-groups', 'webhooks'] as const;
export type LiveSubjectKind = (typeof liveSubjectKinds)[number];

export class LiveEventSubject {
  @ApiProperty({ enum: liveSubjectKinds })
  kind!: LiveSubjectKind;

  @ApiProperty({ type: String })
  id!: string;
}

/** One event of the catalogue, as webhooks are told of it. */
export class LiveEvent {
  @ApiProperty({ type: String, example: 'evt_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ enum: eventTypes })
  type!: EventType;

  @ApiProperty({ enum: severities })
  severity!: Severity;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: String, description: 'One line for people.' })
  summary!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What programs read, as webhooks are told it: the same in any language.',
  })
  data!: Readonly<Record<string, unknown>>;

  @ApiProperty({
    type: LiveEventSubject,
    nullable: true,
    description: 'What it is about; null: nothing that has an id.',
  })
  subject!: LiveEventSubject | null;
}
