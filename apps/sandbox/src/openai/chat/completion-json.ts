import type { Composition, ComposedCall } from '../composition';
import { chatUsage } from '../usage-wire';

/** What stays the same in everything that is said of one completion. */
export interface CompletionHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
  readonly showsReasoning: boolean;
  /** Azure tells what its filters found. */
  readonly isFiltered: boolean;
}

export const finishReasons = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
} as const;
export const FINGERPRINT = 'fp_sandbox';

/** The form without streaming: https://platform.openai.com/docs/api-reference/chat/object */
export function completionJson(composition: Composition, head: CompletionHead): string {
  const { calls, text, refusal, thought, ending, usage, reasoningTokens } = composition;
  const message = {
    role: 'assistant',
    content: calls.length + refusal.length > 0 ? null : text.join(''),
    ...(thought && head.showsReasoning ? { reasoning_content: thought.join('') } : {}),
    refusal: refusal.length > 0 ? refusal.join('') : null,
    annotations: [],
    ...(calls.length > 0 ? { tool_calls: calls.map(callJson) } : {}),
  };
  const choice = { index: 0, message, logprobs: null, finish_reason: finishReasons[ending] };
  const choices = JSON.stringify([{ ...choice, ...(head.isFiltered ? { content_filter_results: {} } : {}) }]);
  const filtered = head.isFiltered ? `,"prompt_filter_results":${promptFilterResults}` : '';
  return (
    `{"id":"${head.id}","object":"chat.completion","created":${head.created},"model":${JSON.stringify(head.model)},` +
    `"choices":${choices},"usage":${chatUsage(usage, reasoningTokens)},"service_tier":"default",` +
    `"system_fingerprint":"${FINGERPRINT}"${filtered}}`
  );
}

const harmless = { filtered: false, severity: 'safe' };
export const promptFilterResults = JSON.stringify([
  {
    prompt_index: 0,
    content_filter_results: { hate: harmless, self_harm: harmless, sexual: harmless, violence: harmless },
  },
]);

function callJson({ kind, callId, name, pieces }: ComposedCall): object {
  const given = pieces.join('');
  return kind === 'function'
    ? { id: callId, type: 'function', function: { name, arguments: given } }
    : { id: callId, type: 'custom', custom: { name, input: given } };
}
