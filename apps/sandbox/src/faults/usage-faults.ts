import { type TokenUsage, noTokens } from '@app/common';
import { fullUsage } from '../anthropic/usage-wire';
import { eventStep } from '../anthropic/stream';
import { type Answer, type Step, isEventStream } from '../http/answer';
import { type JsonObject, isObject } from '../json';
import type { FaultKind } from './fault';

function dataOf(step: Step): JsonObject {
  const text = String(step.bytes);
  const parsed: unknown = JSON.parse(step.event === '' ? text : text.slice(text.indexOf('data: ') + 6));
  return isObject(parsed) ? parsed : {};
}

/** Puts `usage` in place of what the event says; undefined takes the field away. */
function withUsage(step: Step, usage: unknown, told: TokenUsage | null): Step {
  const data = dataOf(step);
  const holder = isObject(data.message) ? data.message : data;
  holder.usage = usage;
  const text = JSON.stringify(data);
  return step.event === '' ? { ...step, bytes: text, usage: told } : eventStep(step.event, text, told, step.waitMs);
}

/** The last event has one figure for all cache writes, and a client that was not told the split takes them for the 5-minute kind. */
const withoutSplit = (usage: TokenUsage): TokenUsage => ({
  ...usage,
  cacheWrite5m: usage.cacheWrite5m + usage.cacheWrite1h,
  cacheWrite1h: 0,
});

function changeUsage(answer: Answer, change: (step: Step) => Step): Answer {
  const steps = answer.steps.map((step) => (step.usage === null ? step : change(step)));
  const declaredLength =
    answer.declaredLength === null ? null : steps.reduce((sum, step) => sum + Buffer.byteLength(step.bytes), 0);
  return { ...answer, steps, declaredLength };
}

/** Upstreams that only resemble the real API report usage late or never. */
export const usageFaults: Readonly<Record<string, FaultKind>> = {
  'usage-late': {
    mostNumbers: 0,
    change: (answer) =>
      isEventStream(answer)
        ? changeUsage(answer, (step) =>
            step.event === 'message_start'
              ? withUsage(step, JSON.parse(fullUsage(noTokens, null)), noTokens)
              : { ...step, usage: step.usage && withoutSplit(step.usage) },
          )
        : answer,
  },
  'usage-missing': {
    mostNumbers: 0,
    change: (answer) => changeUsage(answer, (step) => withUsage(step, undefined, null)),
  },
};
