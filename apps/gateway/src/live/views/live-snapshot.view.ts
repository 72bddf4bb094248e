import { ApiProperty } from '@nestjs/swagger';
import { QueueView } from '../../admin/queues/queue.view';
import { LivePool } from './live-account.view';
import { LiveEvent } from './live-event.view';
import { LiveFigures } from './live-figures.view';
import { LiveChanged, LiveDegraded, LiveEnd } from './live-notices.view';
import { LiveRunning } from './live-request.view';

export class LiveQueues {
  @ApiProperty({ type: [QueueView], description: 'As `/admin/queues` lists them.' })
  items!: readonly QueueView[];
}

/** The whole picture, as it was told last: what comes after it changes it. */
export class LiveSnapshot {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;

  @ApiProperty({ type: LivePool })
  pool!: LivePool;

  @ApiProperty({ type: LiveFigures })
  figures!: LiveFigures;

  @ApiProperty({ type: LiveRunning })
  running!: LiveRunning;

  @ApiProperty({ type: LiveQueues })
  queues!: LiveQueues;

  @ApiProperty({ type: [LiveEvent], description: 'The latest 20, the oldest of them first.' })
  events!: readonly LiveEvent[];

  @ApiProperty({ type: LiveDegraded, nullable: true, description: 'Null: the store can be asked.' })
  degraded!: LiveDegraded | null;
}

/** What `data` holds, by the name of the event. */
export class LiveMessages {
  @ApiProperty({ type: LiveSnapshot, description: 'First of all, and whenever changes were left out.' })
  snapshot!: LiveSnapshot;

  @ApiProperty({ type: LivePool, description: 'Accounts that changed; `running` and `waiting` count.' })
  account!: LivePool;

  @ApiProperty({ type: LiveFigures, description: 'In place of those before.' })
  figures!: LiveFigures;

  @ApiProperty({ type: LiveRunning, description: 'In place of those before.' })
  running!: LiveRunning;

  @ApiProperty({ type: LiveQueues, description: 'In place of those before.' })
  queues!: LiveQueues;

  @ApiProperty({ type: LiveEvent, description: 'One more.' })
  event!: LiveEvent;

  @ApiProperty({ type: LiveChanged, description: 'Records to be read again.' })
  changed!: LiveChanged;

  @ApiProperty({ type: LiveDegraded })
  degraded!: LiveDegraded;

  @ApiProperty({ type: LiveEnd, description: 'The last event: the connection is closed.' })
  end!: LiveEnd;
}
