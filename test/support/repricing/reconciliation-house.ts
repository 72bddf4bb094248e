import type { AddressInfo } from 'node:net';
import { redisKeys } from '@app/redis';
import { UsageReconciliationsController } from '../../../apps/gateway/src/admin/usage-reconciliations/usage-reconciliations.controller';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs, tokenFor } from '../control-plane/visitor';
import { allPartitions } from '../open-redis';
import { startRedisServer } from '../redis-server';

export type Upload = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** A control plane on a port, with somebody who uploads exports to it. */
export interface ReconciliationHouse {
  readonly gateway: ControlPlane;
  readonly asOwner: (request: Call) => Promise<Answer>;
  /** As an operator does. */
  send(query: string, body: Upload, headers?: Record<string, string>, signal?: AbortSignal): Promise<Response>;
  isUnderWay(): boolean;
  /** No records are left. */
  forgetUsage(): Promise<void>;
  stop(): Promise<void>;
}

export async function startReconciliationHouse(): Promise<ReconciliationHouse> {
  const server = await startRedisServer();
  const gateway = await startControlPlane({ redisUrl: server.url });
  for (const name of ['operator', 'owner'] as const) await createUser(gateway.users, name, name);
  const authorization = `Bearer ${await tokenFor(gateway.application, 'operator')}`;
  await gateway.application.listen(0, '127.0.0.1');
  const { port } = gateway.application.getHttpServer().address() as AddressInfo;
  const controller: object = gateway.application.get(UsageReconciliationsController);
  return {
    gateway,
    asOwner: await signedInAs(gateway.application, 'owner'),
    send: (query, body, headers = {}, signal) =>
      fetch(`http://127.0.0.1:${port}/admin/usage/reconciliations?${query}`, {
        ...{ method: 'POST', body, duplex: 'half', signal: signal ?? null },
        headers: { authorization, 'content-type': 'text/csv', ...headers },
      }),
    isUnderWay: () => Reflect.get(controller, 'isUnderWay') === true,
    forgetUsage: async () => {
      await gateway.redis.del(...allPartitions.map((partition) => redisKeys.usageStream(partition)));
    },
    stop: async () => {
      await gateway.stop();
      await server.stop();
    },
  };
}
