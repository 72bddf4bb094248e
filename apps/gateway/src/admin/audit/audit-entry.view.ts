import { ApiProperty } from '@nestjs/swagger';
import type { Actor, AuditEntry, AuditSubject, ChainedEntry, Origin } from '@app/audit';
import { roles } from '@app/common';
import { pageDtoOf } from '../../control-plane/paging/page.dto';
import type { Plain } from '../../control-plane/plain';
import { outcomes } from './audit-query.dto';

class ActorView {
  @ApiProperty({ enum: ['user', 'anonymous', 'system'] })
  kind!: Actor['kind'];

  @ApiProperty({ type: String, required: false, description: 'Of a user.' })
  id?: string;

  @ApiProperty({ type: String, required: false, description: 'Of a user; of somebody unknown, what they tried.' })
  username?: string;

  @ApiProperty({ enum: roles, required: false, description: 'That the user had then.' })
  role?: string;

  @ApiProperty({ type: String, required: false, description: 'Of the relay itself.', example: 'directory-sync' })
  task?: string;
}

class OriginView {
  @ApiProperty({ type: String, required: false })
  address?: string;

  @ApiProperty({ type: String, required: false })
  userAgent?: string;

  @ApiProperty({ type: String, required: false })
  requestId?: string;
}

class SubjectView {
  @ApiProperty({ type: String, example: 'users' })
  type!: string;

  @ApiProperty({ type: String })
  id!: string;
}

const fields = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AuditEntryView {
  @ApiProperty({ type: Number, description: 'Counts up by one with every entry.' })
  seq!: number;

  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: ActorView })
  actor!: Actor;

  @ApiProperty({ type: OriginView })
  origin!: Origin;

  @ApiProperty({ type: String, example: 'users.updated' })
  action!: string;

  @ApiProperty({ type: SubjectView, nullable: true })
  subject!: AuditSubject | null;

  @ApiProperty({ enum: outcomes })
  outcome!: AuditEntry['outcome'];

  @ApiProperty({ ...fields, description: 'Fields that changed, as they were. A fingerprint stands for a secret.' })
  before!: Readonly<Record<string, unknown>> | null;

  @ApiProperty({ ...fields, description: 'The same fields as they are since.' })
  after!: Readonly<Record<string, unknown>> | null;

  @ApiProperty(fields)
  detail!: Readonly<Record<string, unknown>> | null;

  @ApiProperty({ type: String, description: 'HMAC-SHA-256 over the hash before and this entry.' })
  hash!: string;
}

export type AuditEntryAnswer = Plain<AuditEntryView>;

export class AuditEntryPage extends pageDtoOf(AuditEntryView) {}

export function viewOfEntry(entry: ChainedEntry): AuditEntryAnswer {
  const { seq, id, at, actor, origin, action, outcome, hash } = entry;
  const { subject = null, before = null, after = null, detail = null } = entry;
  return { seq, id, at, actor, origin, action, subject, outcome, before, after, detail, hash };
}
