import { hash } from 'node:crypto';
import { type TokenUsage, noTokens } from '@app/common';
import { type JsonObject, isArray, isObject } from '../json';
import { charactersIn, promptTokens, tokensOf } from './count-prompt';

const MOST_PREFIXES = 20_000;
const MARK = 'cache_control';

interface Segment {
  /** What the prefix up to here consists of is told apart by this. */
  readonly digest: string;
  /** Tokens of the whole prompt up to here. */
  readonly tokens: number;
  readonly ttl: '5m' | '1h' | null;
}

/** Remembers marked prompt prefixes, the longest unused forgotten first. Unlike the real one it neither expires nor has a minimum length. */
export class PromptCache {
  private readonly prefixes = new Set<string>();

  /** Usage of the prompt of one request, with `output` 0. A prefix is known only to the same account and model, as in the real API. */
  meter(rawBody: Buffer, body: JsonObject, account: string): TokenUsage {
    const total = promptTokens(body);
    // Most prompts of a benchmark mark nothing, and finding that out must cost next to nothing.
    const segments = rawBody.includes(MARK) ? segmentsOf(body, account) : [];
    const marked = segments.findLastIndex((segment) => segment.ttl !== null);
    if (marked < 0) return { ...noTokens, input: total };
    const prefix = segments.slice(0, marked + 1);
    const known = prefix.findLastIndex(({ digest }) => this.prefixes.has(digest));
    const usage = { input: 0, cacheRead: prefix[known]?.tokens ?? 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
    let counted = usage.cacheRead;
    for (const [index, segment] of prefix.entries()) {
      if (segment.ttl === null) continue;
      this.remember(segment.digest);
      if (index <= known) continue;
      usage[segment.ttl === '1h' ? 'cacheWrite1h' : 'cacheWrite5m'] += segment.tokens - counted;
      counted = segment.tokens;
    }
    return { ...usage, input: Math.max(0, total - counted) };
  }

  private remember(digest: string): void {
    this.prefixes.delete(digest);
    this.prefixes.add(digest);
    if (this.prefixes.size <= MOST_PREFIXES) return;
    for (const oldest of this.prefixes) {
      this.prefixes.delete(oldest);
      return;
    }
  }
}

/** Tools, system and messages in the order in which the model reads them, with a running digest. */
function segmentsOf(body: JsonObject, account: string): Segment[] {
  let digest = `${account}\n${String(body.model)}`;
  let characters = 0;
  const segments = partsOf(body).map((part): Segment => {
    const { [MARK]: mark, ...content } = part;
    digest = hash('sha1', digest + JSON.stringify(content));
    characters += charactersIn(content);
    return { digest, tokens: tokensOf(characters), ttl: ttlOf(mark) };
  });
  const last = segments.at(-1);
  // A mark at the top of the request stands for one on the last block.
  if (last && isObject(body[MARK])) segments[segments.length - 1] = { ...last, ttl: ttlOf(body[MARK]) };
  return segments;
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
