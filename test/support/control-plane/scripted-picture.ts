import { randomUUID } from 'node:crypto';
import type { GatewayPicture } from '../../../apps/gateway/src/live/gateways/gateway-picture';
import type { PictureSource } from '../../../apps/gateway/src/live/gateways/local-picture';

/** Stands in for what a gateway is at: nothing, or what a test says. */
export class ScriptedPicture implements PictureSource {
  readonly gateway = randomUUID();
  said: Partial<GatewayPicture> = {};

  take(): GatewayPicture {
    return {
      ...{ gateway: this.gateway, at: performance.now(), totals: { requests: 0, errors: 0, tokens: 0 } },
      ...{ letIn: 0, waitingInLine: 0, waitingForAccounts: 0, loads: [], requests: [], settled: [] },
      ...this.said,
    };
  }
}
