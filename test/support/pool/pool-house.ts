import type { RedisConnection } from '@app/redis';
import { GatewayFleet } from '../gateway-fleet';
import type { Environment } from '../gateway-process';
import { openRedis } from '../open-redis';
import { type RelayHouse, startRelayHouse } from '../relay-house';

export interface PoolAccount {
  readonly id: string;
  /** Upstream key: the sandbox tells accounts apart by it. */
  readonly key: string;
}

/** A relay with a pool of accounts that behave as accounts of a team do: they cool, and failover has the budget that ships. */
export interface PoolHouse {
  readonly house: RelayHouse;
  readonly fleet: GatewayFleet;
  readonly redis: RedisConnection;
  /** In the order in which they were asked for. */
  readonly accounts: readonly PoolAccount[];
  readonly stop: () => Promise<void>;
}

export interface PoolHouseOptions {
  /** Fields of `POST /admin/accounts` over those of a healthy account without limits; one item, one account. */
  readonly accounts: readonly object[];
  /** How many gateways, the house's own included. */
  readonly gateways?: number;
  readonly environment?: Environment;
  /** Runs when only the first gateway is there: the others know from their start on what it writes. */
  readonly prepare?: (redis: RedisConnection, house: RelayHouse) => Promise<void>;
}

export async function startPoolHouse(options: PoolHouseOptions): Promise<PoolHouse> {
  const house = await startRelayHouse({ FAILOVER_BUDGET_PERCENT: '20', ...options.environment });
  const fleet = new GatewayFleet(house.environment, house.gateway);
  const redis = await openRedis(house.redis.url);
  const stop = async (): Promise<void> => {
    redis.disconnect();
    await fleet.stop();
    await house.stop();
  };
  try {
    const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
    for (const { id } of items) await house.admin('DELETE', `/admin/accounts/${id}`);
    const accounts = await Promise.all(options.accounts.map((fields, index) => addAccount(house, fields, index)));
    await options.prepare?.(redis, house);
    await Promise.all(Array.from({ length: (options.gateways ?? 3) - 1 }, () => fleet.add()));
    return { house, fleet, redis, accounts, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function addAccount(house: RelayHouse, fields: object, index: number): Promise<PoolAccount> {
  const key = `sk-sandbox-pool-${String.fromCharCode(97 + index).repeat(6)}`;
  const account = { name: `Account ${index + 1}`, platform: 'sandbox', credentials: { apiKey: key }, ...fields };
  const { id } = await house.admin<{ id: string }>('POST', '/admin/accounts', account);
  return { id, key };
}
