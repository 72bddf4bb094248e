import { ApiProperty } from '@nestjs/swagger';

/** Kinds of records, as the paths of their routes name them. */
export const recordKinds = [
  ...(['accounts', 'account-groups', 'account-tests', 'api-keys', 'users', 'key-policies'] as const),
  ...(['webhooks', 'prices', 'usage-repricings', 'directory'] as const),
] as const;
export type RecordKind = (typeof recordKinds)[number];

export const ownRecordKinds = ['api-keys', 'sessions', 'profile', 'key-policies'] as const;
export type OwnRecordKind = (typeof ownRecordKinds)[number];

export class LiveChanged {
  @ApiProperty({ enum: recordKinds })
  kind!: RecordKind;

  @ApiProperty({ type: [String], nullable: true, description: 'Null: more than a hundred, or nobody knows which.' })
  ids!: readonly string[] | null;
}

export class OwnLiveChanged {
  @ApiProperty({ enum: ownRecordKinds, description: '`profile`: what `/me` says.' })
  kind!: OwnRecordKind;

  @ApiProperty({ type: [String], nullable: true, description: 'Null: all of them may have changed.' })
  ids!: readonly string[] | null;
}

export class LiveDegraded {
  @ApiProperty({
    ...{ type: String, format: 'date-time' },
    description: 'Since when the store cannot be asked: what is shown may be old. A snapshot follows when it can.',
  })
  since!: string;
}

export const liveEndReasons = ['token-expired', 'session-ended', 'permission-lost', 'draining'] as const;
export type LiveEndReason = (typeof liveEndReasons)[number];

export class LiveEnd {
  @ApiProperty({
    enum: liveEndReasons,
    description:
      '`token-expired`: come back with a fresh token. `draining`: come back at once. `session-ended`: sign in again.',
  })
  reason!: LiveEndReason;
}
