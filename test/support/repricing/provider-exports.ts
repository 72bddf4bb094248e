import type { TokenUsage } from '@app/common';
import type { UsageRecord } from '@app/usage';

/** Exports as the providers would make them of what they served. Days in UTC. */

type Row = readonly [day: string, model: string, sums: TokenUsage & { readonly requests: number }];

const dayOf = ({ startedAt }: UsageRecord): string => new Date(startedAt).toISOString().slice(0, 10);

function rowsOf(records: readonly UsageRecord[]): Row[] {
  const groups = Map.groupBy(records, (record) => `${dayOf(record)} ${record.calledAs ?? record.model}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const sum = (kind: keyof TokenUsage): number => group.reduce((total, { tokens }) => total + tokens[kind], 0);
    const [input, cacheRead, output] = [sum('input'), sum('cacheRead'), sum('output')];
    const writes = { cacheWrite5m: sum('cacheWrite5m'), cacheWrite1h: sum('cacheWrite1h') };
    const sums = { input, cacheRead, output, ...writes, requests: group.length };
    return [[dayOf(first), first.calledAs ?? first.model, sums]];
  });
}

export function anthropicUsageExport(records: readonly UsageRecord[]): string {
  const header =
    'usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,' +
    'usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,' +
    'web_search_count,inference_geo,speed';
  const lines = rowsOf(records).map(([day, model, { input, cacheWrite5m, cacheWrite1h, cacheRead, output }]) =>
    [
      day,
      model,
      'key',
      'Default',
      'standard',
      '≤ 200k',
      input,
      cacheWrite5m,
      cacheWrite1h,
      cacheRead,
      output,
      0,
      '',
      '',
    ].join(','),
  );
  return [header, ...lines].join('\n');
}

export function openaiUsageExport(records: readonly UsageRecord[]): string {
  const header =
    'start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,' +
    'input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens';
  const lines = rowsOf(records).map(([day, model, { requests, cacheRead, output, ...other }]) => {
    // Tokens written to the cache are among those that were not read from it.
    const uncached = other.input + other.cacheWrite5m + other.cacheWrite1h;
    const from = Date.parse(day) / 1_000;
    const iso = `${day}T00:00:00+00:00`;
    const whole = [uncached + cacheRead, output, cacheRead, uncached].map((count) => `${count}.0`);
    return [
      from,
      from + 86_400,
      iso,
      iso,
      'proj_1',
      `${requests}.0`,
      'user-1',
      'key_1',
      model,
      'FALSE',
      'default',
      ...whole,
    ].join(',');
  });
  return ['\ufeff' + header, ...lines, ''].join('\r\n');
}
