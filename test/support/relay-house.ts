import { cooldownCauses } from '@app/accounts';
import { type Environment, type GatewayProcess, type HouseProcess, startGateway, startWorker } from './gateway-process';
import { type RedisServer, startRedisServer } from './redis-server';
import { type SandboxProcess, startSandbox } from './sandbox-process';

/** A whole relay as it runs for a team: Redis, a gateway, a worker and an upstream, each a process of its own. */
export interface RelayHouse {
  readonly redis: RedisServer;
  readonly sandbox: SandboxProcess;
  readonly gateway: GatewayProcess;
  readonly worker: HouseProcess;
  /** The owner's first key. */
  readonly relayKey: string;
  /** Environment that more gateways and workers of the same house start with. */
  readonly environment: Environment;
  /** A control-plane call as the owner; parses the answer, and throws unless the status is a good one. */
  admin<Answer>(method: string, path: string, body?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** For accounts whose faults are what a test is about, and not what becomes of them afterwards. */
export const neverCool = Object.fromEntries(cooldownCauses.map((cause) => [cause, 0]));

/** It is good for ten minutes. */
const TOKEN_USED_FOR_MS = 300_000;

export const ownerPassword = 'velvet otter lamp 42';

/**
 * The first account never cools: see `neverCool`.
 * @param extra environment of gateway and worker, over what the house sets itself
 */
export async function startRelayHouse(extra: Environment = {}): Promise<RelayHouse> {
  const [redis, sandbox] = await Promise.all([startRedisServer(), startSandbox()]);
  const environment: Environment = {
    REDIS_URL: redis.url,
    SANDBOX_URL: sandbox.url,
    TRUNKLINE_OWNER_PASSWORD: ownerPassword,
    EGRESS_ALLOW_CIDRS: '127.0.0.0/8',
    // Accounts that never cool fail again and again.
    FAILOVER_BUDGET_PERCENT: '300',
    ...extra,
  };
  const [gateway, worker] = await startProcesses(environment).catch(async (error: unknown) => {
    // A process that is left behind would keep the test run from ending.
    await Promise.all([sandbox.stop(), redis.stop()]);
    throw error;
  });
  let accessToken: Promise<string> | undefined;
  let signedInAt = 0;

  async function call<Answer>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
  ): Promise<Answer> {
    const response = await fetch(gateway.url + path, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  async function signIn(): Promise<string> {
    const answer = await call<{ accessToken: string }>(
      'POST',
      '/auth/login',
      {},
      { username: 'owner', password: ownerPassword },
    );
    return answer.accessToken;
  }

  const house: RelayHouse = {
    ...{ redis, sandbox, gateway, worker, environment },
    relayKey: gateway.firstRun?.relayKey ?? '',
    admin: async (method, path, body) => {
      if (accessToken === undefined || performance.now() - signedInAt > TOKEN_USED_FOR_MS) {
        signedInAt = performance.now();
        accessToken = signIn();
      }
      return call(method, path, { authorization: `Bearer ${await accessToken}` }, body);
    },
    stop: async () => {
      await Promise.all([gateway.stop(), worker.stop()]);
      await Promise.all([sandbox.stop(), redis.stop()]);
    },
  };
  const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
  for (const { id } of items) await house.admin('PATCH', `/admin/accounts/${id}`, { cooldownSeconds: neverCool });
  return house;
}

async function startProcesses(environment: Environment): Promise<[GatewayProcess, HouseProcess]> {
  const gateway = await startGateway(environment);
  try {
    return [gateway, await startWorker(environment)];
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}
