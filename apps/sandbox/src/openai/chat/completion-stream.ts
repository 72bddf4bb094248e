import type { Step } from '../../http/answer';
import type { Composition } from '../composition';
import { chatUsage } from '../usage-wire';
import { toolCallDeltas } from './tool-call-deltas';
import { type CompletionHead, FINGERPRINT, finishReasons, promptFilterResults } from './completion-json';

/** Chunks have no event name of their own; this one is for tests and faults. */
const CHUNK = 'chunk';
const done: Step = { event: 'done', part: 'end', bytes: 'data: [DONE]\n\n', waitMs: 0, usage: null };

export const chunkStep = (data: string, part?: Step['part'], waitMs = 0): Step => ({
  event: CHUNK,
  part,
  bytes: `data: ${data}\n\n`,
  waitMs,
  usage: null,
});

/**
 * The chunks of one completion: https://platform.openai.com/docs/api-reference/chat-streaming. Only with `includeUsage` do the chunks
 * have a `usage`, null but in one more chunk at the end.
 */
export function completionSteps(composition: Composition, head: CompletionHead, includeUsage: boolean): Step[] {
  const { gapMs, thought, text, calls, usage } = composition;
  const start =
    `{"id":"${head.id}","object":"chat.completion.chunk","created":${head.created},"model":${JSON.stringify(head.model)},` +
    `"service_tier":"default","system_fingerprint":"${FINGERPRINT}","choices":`;
  const end = includeUsage ? ',"usage":null}' : '}';
  const filtered = head.isFiltered ? ',"content_filter_results":{}' : '';
  const choice = (delta: string, finish: string, part?: Step['part'], waitMs?: number): Step =>
    chunkStep(
      `${start}[{"index":0,"delta":${delta},"logprobs":null,"finish_reason":${finish}${filtered}}]${end}`,
      part,
      waitMs,
    );
  const content = (field: string, piece: string): Step =>
    choice(`{"${field}":${JSON.stringify(piece)}}`, 'null', 'content', gapMs);

  const steps: Step[] = [];
  if (head.isFiltered) steps.push(chunkStep(`${start}[],"prompt_filter_results":${promptFilterResults}${end}`));
  const opening = calls.length + composition.refusal.length > 0 ? 'null' : '""';
  steps.push(choice(`{"role":"assistant","content":${opening},"refusal":null}`, 'null'));
  if (head.showsReasoning) for (const piece of thought ?? []) steps.push(content('reasoning_content', piece));
  for (const piece of text) steps.push(content('content', piece));
  for (const piece of composition.refusal) steps.push(content('refusal', piece));
  for (const delta of toolCallDeltas(calls)) steps.push(choice(`{"tool_calls":[${delta}]}`, 'null', 'content', gapMs));
  steps.push(choice('{}', `"${finishReasons[composition.ending]}"`));
  if (includeUsage) {
    const figures = chatUsage(usage, composition.reasoningTokens);
    steps.push({ ...chunkStep(`${start}[],"usage":${figures}}`), usage });
  }
  steps.push(done);
  return steps;
}
