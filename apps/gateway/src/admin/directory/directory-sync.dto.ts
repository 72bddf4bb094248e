import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { SyncResult } from '@app/auth';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { SyncBlockedView, SyncCountsView, SyncErrorView } from './directory-status.view';

export class DirectorySyncRequest {
  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Suspend as many people as the directory says. For owners.',
  })
  @MayBeAbsent()
  @IsBoolean()
  allowMassChange?: boolean;
}

const outcomes = ['done', 'blocked', 'unavailable', 'under-way', 'off'] as const;

export class DirectorySyncView {
  @ApiProperty({
    enum: outcomes,
    description: 'Only `done` has changed anything. `under-way`: another run is being made, and this one was not.',
  })
  outcome!: (typeof outcomes)[number];

  @ApiPropertyOptional({ type: SyncCountsView })
  counts?: SyncCountsView;

  @ApiPropertyOptional({ type: SyncBlockedView })
  blocked?: SyncBlockedView;

  @ApiPropertyOptional({ type: SyncErrorView })
  error?: SyncErrorView;
}

export function viewOfSync(result: SyncResult): DirectorySyncView {
  switch (result.outcome) {
    case 'done':
      return result;
    case 'blocked': {
      const { outcome, ...blocked } = result;
      return { outcome, blocked };
    }
    case 'unavailable':
      return { outcome: 'unavailable', error: { step: result.step, message: result.message } };
    default:
      return { outcome: result.outcome === 'off' ? 'off' : 'under-way' };
  }
}
