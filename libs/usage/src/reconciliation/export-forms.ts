/** Whose exports can be read. */
export const providers = ['anthropic', 'openai'] as const;
export type Provider = (typeof providers)[number];

export const formNames = ['anthropic-usage', 'anthropic-cost', 'openai-usage', 'openai-cost'] as const;
export type FormName = (typeof formNames)[number];

export type ExportField =
  | ('day' | 'model' | 'requests' | 'input' | 'inputWithCached' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h')
  | ('output' | 'webSearches' | 'cost' | 'currency' | 'tokenType');

/** A form of export: its columns by what they hold, each with the names that it goes by. */
export interface ExportForm {
  readonly name: FormName;
  readonly provider: Provider;
  readonly required: Readonly<Partial<Record<ExportField, readonly string[]>>>;
  readonly optional: Readonly<Partial<Record<ExportField, readonly string[]>>>;
}

/**
 * Anthropic's console, pages Usage and Cost, as tools that read these files name their columns: the usage file has
 * `usage_date_utc, model_version, api_key, workspace, usage_type, context_window, usage_input_tokens_no_cache,
 * usage_input_tokens_cache_write_5m, usage_input_tokens_cache_write_1h, usage_input_tokens_cache_read, usage_output_tokens,
 * web_search_count, inference_geo, speed`; the cost file has `usage_date_utc, model, workspace,
 * api_key, usage_type, context_window, token_type, cost_usd, list_price_usd, cost_type, inference_geo, speed, api_key_id,
 * api_key_status`, with display names for models and amounts in whole cents (axigatelabs/axigate-finops, cost CSV of 2026-08).
 *
 * OpenAI's platform, page Usage: `start_time, end_time, start_time_iso, end_time_iso, project_id, num_model_requests, user_id,
 * api_key_id, model, batch, service_tier, input_tokens, output_tokens, input_cached_tokens, input_uncached_tokens …` and, for costs,
 * `start_time … amount_value, amount_currency, line_item, project_id …` (xavierjflanagan/Guardian, an export of 2025-10-12); older
 * activity exports have the names of the former usage API, `n_requests, snapshot_id, n_context_tokens_total,
 * n_generated_tokens_total`. `input_tokens` contain what was read from a cache and what was written to
 * one, which has no column of its own (API reference, "Completions usage object").
 */
export const exportForms: readonly ExportForm[] = [
  {
    ...{ name: 'anthropic-usage', provider: 'anthropic' },
    required: {
      day: ['usage_date_utc', 'usage_date', 'date'],
      model: ['model_version', 'model'],
      input: ['usage_input_tokens_no_cache', 'uncached_input_tokens'],
      output: ['usage_output_tokens', 'output_tokens'],
    },
    optional: {
      cacheRead: ['usage_input_tokens_cache_read', 'cache_read_input_tokens'],
      cacheWrite5m: ['usage_input_tokens_cache_write_5m'],
      cacheWrite1h: ['usage_input_tokens_cache_write_1h'],
      webSearches: ['web_search_count'],
    },
  },
  {
    ...{ name: 'anthropic-cost', provider: 'anthropic' },
    required: {
      day: ['usage_date_utc', 'usage_date', 'date'],
      model: ['model'],
      tokenType: ['token_type'],
      cost: ['cost_usd'],
    },
    optional: {},
  },
  {
    ...{ name: 'openai-usage', provider: 'openai' },
    required: {
      day: ['start_time_iso', 'start_time', 'usage_date', 'date', 'timestamp', 'aggregation_timestamp'],
      model: ['model', 'snapshot_id'],
      inputWithCached: ['input_tokens', 'n_context_tokens_total'],
      output: ['output_tokens', 'n_generated_tokens_total'],
    },
    optional: {
      requests: ['num_model_requests', 'n_requests'],
      cacheRead: ['input_cached_tokens', 'n_cached_context_tokens_total'],
    },
  },
  {
    ...{ name: 'openai-cost', provider: 'openai' },
    required: {
      day: ['start_time_iso', 'start_time', 'usage_date', 'date'],
      model: ['line_item', 'model'],
      cost: ['amount_value', 'cost_usd', 'cost'],
    },
    optional: { currency: ['amount_currency', 'currency'] },
  },
];
