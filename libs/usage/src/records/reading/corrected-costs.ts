import { asList, parseJsonObject } from '@app/protocols';
import { type RedisConnection, redisKeys } from '@app/redis';
import type { CorrectedCost } from '../cost-correction';
import type { UsageRecord } from '../usage-record';

/** Records of one partition, in the same order, each with what it costs since it was counted again. */
export async function withCorrectedCosts(
  connection: RedisConnection,
  partition: number,
  records: readonly UsageRecord[],
): Promise<readonly UsageRecord[]> {
  if (records.length === 0) return records;
  const requestIds = records.map(({ requestId }) => requestId);
  const texts = await connection.hmget(redisKeys.usageCosts(partition), ...requestIds);
  return records.map((record, index) => {
    const corrected = decodeCorrectedCost(texts[index]);
    return corrected ? { ...record, ...corrected } : record;
  });
}

function decodeCorrectedCost(text: string | null | undefined): CorrectedCost | undefined {
  if (text === null || text === undefined) return undefined;
  const { costNanoDollars, priceIds } = parseJsonObject(text) ?? {};
  const isCost = costNanoDollars === null || (typeof costNanoDollars === 'string' && /^\d+$/.test(costNanoDollars));
  const ids = asList(priceIds).filter((id) => typeof id === 'string');
  return isCost && Array.isArray(priceIds) && ids.length === priceIds.length
    ? { costNanoDollars, priceIds: ids }
    : undefined;
}
