import type { GatewayPictures } from '../gateways/gateway-pictures';
import { NEWEST } from '../gateways/local-picture';
import { type NamedRecords, liveRequestOf } from '../live-requests';
import type { LiveRunning } from '../views/live-request.view';
import { ToldValue } from './told-value';

/** The newest requests under way, in all gateways. */
export class RunningTopic extends ToldValue<LiveRunning> {
  constructor(
    private readonly pictures: Pick<GatewayPictures, 'all' | 'requests'>,
    private readonly records: NamedRecords,
  ) {
    super('running');
  }

  protected current(): LiveRunning {
    const newest = this.pictures.requests().slice(0, NEWEST);
    return {
      total: this.pictures.all().reduce((sum, { letIn, waitingInLine }) => sum + letIn + waitingInLine, 0),
      items: newest.map((request) => liveRequestOf(request, this.records)),
    };
  }
}
