import type { JobDesk } from '@app/queue';
import { viewOfQueue } from '../../admin/queues/queue.view';
import type { LiveQueues } from '../views/live-snapshot.view';
import { ToldValue } from './told-value';

/** How the work in the background fares. */
export class QueuesTopic extends ToldValue<LiveQueues> {
  private items: LiveQueues['items'] = [];

  constructor(private readonly desk: Pick<JobDesk, 'figures'>) {
    super('queues');
  }

  /** @throws what Redis says */
  async read(): Promise<void> {
    this.items = (await this.desk.figures()).map(viewOfQueue);
  }

  protected current(): LiveQueues {
    return { items: this.items };
  }
}
