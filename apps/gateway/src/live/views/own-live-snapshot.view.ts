import { ApiProperty } from '@nestjs/swagger';
import { LimitsStandingView } from '../../limits/limits-standing.view';
import { KeyLimitsView } from '../../limits/holder-limits.view';
import type { Plain } from '../../control-plane/plain';
import { LiveDegraded, LiveEnd, OwnLiveChanged } from './live-notices.view';
import { OwnLiveRunning } from './live-request.view';

export class OwnLiveFigures {
  @ApiProperty({ type: String, example: '0.75', description: 'US dollars, over all keys.' })
  spentTodayUsd!: string;

  @ApiProperty({ type: LimitsStandingView, description: 'What is left over all keys.' })
  limits!: Plain<LimitsStandingView>;

  @ApiProperty({ type: [KeyLimitsView], description: 'The 20 keys that were issued last, each with its own limits.' })
  keys!: readonly Plain<KeyLimitsView>[];
}

/** The whole picture, as it was told last: what comes after it changes it. */
export class OwnLiveSnapshot {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: OwnLiveFigures, nullable: true, description: 'Null: the store could not be asked yet.' })
  figures!: OwnLiveFigures | null;

  @ApiProperty({ type: OwnLiveRunning })
  running!: OwnLiveRunning;

  @ApiProperty({ type: LiveDegraded, nullable: true, description: 'Null: the store can be asked.' })
  degraded!: LiveDegraded | null;
}

/** What `data` holds, by the name of the event. */
export class OwnLiveMessages {
  @ApiProperty({ type: OwnLiveSnapshot, description: 'First of all, and whenever changes were left out.' })
  snapshot!: OwnLiveSnapshot;

  @ApiProperty({ type: OwnLiveFigures, description: 'In place of those before.' })
  figures!: OwnLiveFigures;

  @ApiProperty({ type: OwnLiveRunning, description: 'In place of those before.' })
  running!: OwnLiveRunning;

  @ApiProperty({ type: OwnLiveChanged, description: 'Records to be read again.' })
  changed!: OwnLiveChanged;

  @ApiProperty({ type: LiveDegraded })
  degraded!: LiveDegraded;

  @ApiProperty({ type: LiveEnd, description: 'The last event: the connection is closed.' })
  end!: LiveEnd;
}
