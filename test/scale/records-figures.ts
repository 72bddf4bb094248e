import type { RedisConnection } from '@app/redis';
import { type RecordsFilter, UsageRecords } from '@app/usage';
import { type Figure, measure } from './figures';
import type { Scale } from './million-records';

const DAY_MS = 86_400_000;
const LIMIT = 50;

/** How long pages of the list of records take, whatever they are asked for. */
export async function recordsFigures(redis: RedisConnection, scale: Scale): Promise<Figure[]> {
  const records = new UsageRecords(redis);
  const oldest = await oldestRequest(records, scale);
  const figures: Figure[] = [];
  for (const [what, filter] of Object.entries(filtersOf(scale, oldest))) {
    const ask = async (): Promise<string> => {
      const { items, nextCursor } = await records.list(filter, LIMIT);
      return `${items.length} records${nextCursor === undefined ? ', all there are' : ''}`;
    };
    figures.push(await measure(`records: ${what}`, ask));
  }
  return figures;
}

function filtersOf({ users, keys, until, days }: Scale, requestId: string): Readonly<Record<string, RecordsFilter>> {
  const [userId = '', keyId = ''] = [users[0], keys[0]];
  const middle = until - (days / 2) * DAY_MS;
  return {
    newest: {},
    'of a user': { userId },
    'of a key': { keyId },
    'of an account': { accountId: 'acc_0007' },
    'of a group': { groupId: 'grp_7' },
    'of a model': { model: 'o4-mini' },
    'of a platform': { platform: 'gemini' },
    'of a client': { client: 'codex' },
    'of an outcome': { outcome: 'gateway-lost' },
    'of a source that nothing has': { source: 'estimated' },
    'of a status that nothing has': { status: 418 },
    'without a price': { unpriced: true },
    'of one request, the oldest': { requestId },
    'of one request that nobody has': { requestId: 'req_ffffffffffffffffffffffffffffffff' },
    'that took longer than any': { minDurationMs: 1_000_000 },
    'of an hour in the middle': { from: middle, to: middle + 3_600_000 },
    'of a key and model in the first half': { keyId, model: 'gpt-5', to: middle },
    'of an account and outcome that never met': { accountId: 'acc_0007', outcome: 'gateway-lost', status: 418 },
  };
}

async function oldestRequest(records: UsageRecords, { until, days }: Scale): Promise<string> {
  const { items } = await records.list({ to: until - (days - 0.01) * DAY_MS }, 200);
  return items.at(-1)?.requestId ?? '';
}
