import type { AvailableModel } from '@app/relay';

/** The API asks for a date; we keep none, and say so in the form it takes. */
const UNKNOWN_DATE = '1970-01-01T00:00:00Z';
const DEFAULT_LIMIT = 20;
const MOST = 1_000;

export interface AnthropicModel {
  readonly type: 'model';
  readonly id: string;
  readonly display_name: string;
  readonly created_at: string;
}

export interface AnthropicModelList {
  readonly data: readonly AnthropicModel[];
  readonly has_more: boolean;
  readonly first_id: string | null;
  readonly last_id: string | null;
}

export function anthropicModel({ id, displayName }: AvailableModel): AnthropicModel {
  return { type: 'model', id, display_name: displayName, created_at: UNKNOWN_DATE };
}

/** A page as the Models API cuts it: `limit`, and `after_id` or `before_id`. */
export function anthropicModelList(models: readonly AvailableModel[], query: unknown): AnthropicModelList {
  const { limit, after_id: afterId, before_id: beforeId } = query as Partial<Record<string, string>>;
  const count = Math.min(MOST, Math.max(1, Math.floor(Number(limit)) || DEFAULT_LIMIT));
  const after = models.filter(({ id }) => afterId === undefined || id > afterId);
  const before = models.filter(({ id }) => beforeId !== undefined && id < beforeId);
  const page = beforeId === undefined ? after.slice(0, count) : before.slice(-count);
  const rest = beforeId === undefined ? after : before;
  return {
    data: page.map(anthropicModel),
    has_more: rest.length > page.length,
    first_id: page[0]?.id ?? null,
    last_id: page.at(-1)?.id ?? null,
  };
}
