import type { Accounts } from '@app/accounts';
import type { ApiKeys } from '@app/api-keys';
import type { Users } from '@app/auth';
import type { Clock } from '@app/common';
import type { EventLog } from '@app/events';
import type { JobDesk } from '@app/queue';
import type { Calendar, RollupsReader } from '@app/usage';
import type { AccountStateSource } from '../admin/accounts/account-state-source';
import type { GatewayPictures } from './gateways/gateway-pictures';
import type { LiveMessage } from './live-message';
import { ChangedTopic } from './topics/changed.topic';
import { EventsTopic } from './topics/events.topic';
import { FiguresTopic } from './topics/figures.topic';
import { PoolTopic } from './topics/pool.topic';
import { QueuesTopic } from './topics/queues.topic';
import { RunningTopic } from './topics/running.topic';
import type { LiveSnapshot } from './views/live-snapshot.view';

export interface PoolPictureParts {
  readonly accounts: Accounts;
  readonly apiKeys: ApiKeys;
  readonly users: Users;
  readonly states: AccountStateSource;
  readonly pictures: GatewayPictures;
  /** Of a connection for long replies. */
  readonly events: EventLog;
  readonly rollups: RollupsReader;
  readonly desk: JobDesk;
  readonly calendar: Calendar;
  readonly clock: Clock;
}

/** All that operators watch, as it was told last. */
export class PoolPicture {
  readonly changed = new ChangedTopic();
  private readonly pool: PoolTopic;
  private readonly figures: FiguresTopic;
  private readonly running: RunningTopic;
  private readonly queues: QueuesTopic;
  private readonly events: EventsTopic;

  constructor(private readonly parts: PoolPictureParts) {
    const { pictures, clock } = parts;
    this.pool = new PoolTopic(parts);
    this.figures = new FiguresTopic({ ...parts, now: () => clock.now() });
    this.running = new RunningTopic(pictures, parts);
    this.queues = new QueuesTopic(parts.desk);
    this.events = new EventsTopic(parts.events);
  }

  /** What takes a look into the store: often, and seldom. @throws what Redis says */
  readOften(): Promise<void> {
    return this.events.read();
  }

  async readSeldom(): Promise<void> {
    await Promise.all([this.figures.read(), this.queues.read()]);
  }

  /** @param isFull false: only how accounts fare, and what changed */
  changes(isFull: boolean): LiveMessage[] {
    const often = [...this.pool.changes(), ...this.changed.changes()];
    if (!isFull) return often;
    const { figures, running, queues, events } = this;
    return [...often, ...[figures, running, queues, events].flatMap((topic) => topic.changes())];
  }

  told(): Omit<LiveSnapshot, 'degraded'> {
    return {
      at: new Date(this.parts.clock.now()).toISOString(),
      pool: this.pool.told(),
      figures: this.figures.told(),
      running: this.running.told(),
      queues: this.queues.told(),
      events: this.events.told(),
    };
  }

  forget(): void {
    for (const topic of [this.changed, this.pool, this.figures, this.running, this.queues, this.events]) topic.forget();
  }
}
