import { type TokenUsage, noTokens } from '@app/common';
import { type JsonObject, isArray, isObject } from '../json';
import { type PromptCache, type PromptPrefix, prefixesOf } from '../simulation/prompt-cache';
import { promptTokens } from './prompt-tokens';

const MARK = 'cache_control';

interface Segment extends PromptPrefix {
  readonly ttl: '5m' | '1h' | null;
}

/** Usage of the prompt of one request, with `output` 0. A prefix is known only to the same account and model, as in the real API. */
export function meterPrompt(cache: PromptCache, rawBody: Buffer, body: JsonObject, account: string): TokenUsage {
  const total = promptTokens(body);
  // Most prompts of a benchmark mark nothing, and finding that out must cost next to nothing.
  const segments = rawBody.includes(MARK) ? segmentsOf(body, account) : [];
  const marked = segments.findLastIndex((segment) => segment.ttl !== null);
  if (marked < 0) return { ...noTokens, input: total };
  const prefix = segments.slice(0, marked + 1);
  const known = cache.longestKnown(prefix);
  const usage = { input: 0, cacheRead: prefix[known]?.tokens ?? 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
  let counted = usage.cacheRead;
  for (const [index, segment] of prefix.entries()) {
    if (segment.ttl === null) continue;
    cache.remember(segment);
    if (index <= known) continue;
    usage[segment.ttl === '1h' ? 'cacheWrite1h' : 'cacheWrite5m'] += segment.tokens - counted;
    counted = segment.tokens;
  }
  return { ...usage, input: Math.max(0, total - counted) };
}

/** Tools, system and messages in the order in which the model reads them. */
function segmentsOf(body: JsonObject, account: string): Segment[] {
  const marks: Segment['ttl'][] = [];
  const parts = partsOf(body).map(({ [MARK]: mark, ...content }) => {
    marks.push(ttlOf(mark));
    return content;
  });
  // A mark at the top of the request stands for one on the last block.
  if (marks.length > 0 && isObject(body[MARK])) marks[marks.length - 1] = ttlOf(body[MARK]);
  const prefixes = prefixesOf(`${account}\n${String(body.model)}`, parts);
  return prefixes.map((prefix, index) => ({ ...prefix, ttl: marks[index] ?? null }));
}

function partsOf(body: JsonObject): JsonObject[] {
  const turns = isArray(body.messages) ? body.messages.filter(isObject) : [];
  return [
    ...blocks(body.tools, 'tools'),
    ...blocks(body.system, 'system'),
    ...turns.flatMap((turn) => blocks(turn.content, String(turn.role))),
  ];
}

function blocks(content: unknown, place: string): JsonObject[] {
  if (typeof content === 'string') return [{ place, type: 'text', text: content }];
  return isArray(content) ? content.filter(isObject).map((block) => ({ place, ...block })) : [];
}

function ttlOf(mark: unknown): '5m' | '1h' | null {
  if (!isObject(mark)) return null;
  return mark.ttl === '1h' ? '1h' : '5m';
}
