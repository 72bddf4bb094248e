import { ApiProperty, PickType } from '@nestjs/swagger';
import type { UsageRecord } from '@app/usage';
import { pageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { UsageRecordView, viewOfUsageRecord } from './usage-record.view';

/** What somebody sees of a request of their own: nothing that tells which account served it. */
const shown = [
  ...(['requestId', 'startedAt', 'keyId', 'operation', 'model', 'status', 'outcome', 'source'] as const),
  ...(['tokens', 'costUsd', 'durationMs', 'firstByteMs'] as const),
];

export class OwnUsageRecordView extends PickType(UsageRecordView, shown) {
  @ApiProperty({ type: String, nullable: true, description: 'Of `keyId`; null: the key is gone.' })
  keyName!: string | null;
}

export type OwnUsageRecordAnswer = Plain<OwnUsageRecordView>;

export class OwnUsageRecordPage extends pageDtoOf(OwnUsageRecordView) {}

export function viewOfOwnUsageRecord(record: UsageRecord, keyName: string | null): OwnUsageRecordAnswer {
  const view = viewOfUsageRecord(record);
  const fields = Object.fromEntries(shown.map((name) => [name, view[name]])) as unknown as OwnUsageRecordAnswer;
  return { ...fields, keyName };
}
