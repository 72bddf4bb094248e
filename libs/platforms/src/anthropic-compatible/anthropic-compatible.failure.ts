import { classifyClaudeFailure } from '../claude/claude.failure';
import { errorWords } from '../openai/openai-error-words';
import type { UpstreamErrorResponse, UpstreamVerdict } from '../platform-adapter';
import { retryTime } from '../reset-times/retry-time';
import { zaiVerdict } from './zai-codes';

/** As Anthropic's own, but for the codes of an upstream that speaks of money and limits in numbers. */
export function classifyAnthropicCompatibleFailure(response: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const { code, type } = errorWords(response.body);
  const until = retryTime(response.headers, now);
  return zaiVerdict(code, until) ?? zaiVerdict(type, until) ?? classifyClaudeFailure(response, now);
}
