import type { TokenUsage } from '@app/common';
import type { Step } from '../http/answer';
import { chunkMessage, toChunk } from './chunk-step';

const metricsOf = (usage: TokenUsage): object => ({
  inputTokenCount: usage.input,
  outputTokenCount: usage.output,
  invocationLatency: 100,
  firstByteLatency: 10,
  cacheReadInputTokenCount: usage.cacheRead,
  cacheWriteInputTokenCount: usage.cacheWrite5m + usage.cacheWrite1h,
});

/** Anthropic's events in AWS's framing. The last one tells the figures once more. */
export function chunkSteps(steps: readonly Step[]): Step[] {
  const usage = steps.findLast((step) => step.usage !== null)?.usage ?? null;
  return steps.map((step) => {
    if (step.part !== 'end' || usage === null) return toChunk(step);
    const event = { type: 'message_stop', 'amazon-bedrock-invocationMetrics': metricsOf(usage) };
    return { ...step, bytes: chunkMessage(JSON.stringify(event)), usage };
  });
}

/** What keeps the connection busy has no type here. */
export const keepAliveStep: Step = { event: 'comment', bytes: chunkMessage('{}'), waitMs: 0, usage: null };
