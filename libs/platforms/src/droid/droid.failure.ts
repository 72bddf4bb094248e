import { parseJsonObject } from '@app/protocols';
import { isAnthropicError } from '../claude/anthropic-error';
import { classifyClaudeFailure } from '../claude/claude.failure';
import { classifyOpenaiFailure } from '../openai/openai.failure';
import type { UpstreamErrorResponse, UpstreamVerdict } from '../platform-adapter';

/** The upstream answers in the envelope of either vendor, by path: what a refusal means is in the words of the one that it is in. */
export function classifyDroidFailure(response: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const isAnthropic = isAnthropicError(parseJsonObject(response.body.toString('utf8')));
  return isAnthropic ? classifyClaudeFailure(response, now) : classifyOpenaiFailure(response, now);
}
