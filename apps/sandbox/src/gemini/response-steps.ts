import { noTokens } from '@app/common';
import type { JsonObject } from '@app/protocols';
import type { Step } from '../http/answer';
import { tokensOf } from '../simulation/count-tokens';
import { chunkJson } from './chunk';
import type { PromptCount } from './count-prompt';
import type { GeminiReply, ReplyPart } from './reply';
import { usageMetadata } from './usage-wire';
import { elementStep, eventStep } from './voice';

/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a response says of itself besides its content. */
export interface Frame {
  readonly modelVersion: string;
  readonly responseId: string;
  readonly prompt: PromptCount;
  readonly trafficType: string | null;
}

const metadata = (reply: GeminiReply, frame: Frame, usage = reply.usage, thoughtTokens = reply.thoughtTokens): object =>
  usageMetadata({ usage, thoughtTokens, prompt: frame.prompt, trafficType: frame.trafficType });

const named = ({ modelVersion, responseId }: Frame): { modelVersion: string; responseId: string } => ({
  ...{ modelVersion, responseId },
});

/** No candidate, and the reason why. */
const blockedJson = (reply: GeminiReply, frame: Frame): string =>
  JSON.stringify({
    promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
    usageMetadata: metadata(reply, frame),
    ...named(frame),
  });

const partsOf = (part: ReplyPart): JsonObject[] => {
  switch (part.kind) {
    case 'thought':
      return part.pieces.map((text) => ({ text, thought: true }));
    case 'text':
      return part.pieces.map((text) => ({ text }));
    case 'image':
      return [{ inlineData: { mimeType: 'image/png', data: PIXEL } }];
    case 'call':
      return [{ functionCall: { name: part.name, args: part.args, id: part.id } }];
  }
};

/** Thoughts and text in one part each. */
const wholeParts = (part: ReplyPart): JsonObject[] =>
  'pieces' in part ? partsOf({ ...part, pieces: [part.pieces.join('')] }) : partsOf(part);

/** The signature stands with the first call; where there is none, with the last part. */
function signed(parts: readonly JsonObject[], signature: string | null): JsonObject[] {
  if (signature === null || parts.length === 0) return [...parts];
  const call = parts.findIndex((part) => 'functionCall' in part);
  const at = call < 0 ? parts.length - 1 : call;
  return parts.map((part, index) => (index === at ? { ...part, thoughtSignature: signature } : part));
}

/** The reply as one response. */
export function responseJson(reply: GeminiReply, frame: Frame): string {
  if (reply.blocked) return blockedJson(reply, frame);
  const parts = signed(reply.parts.flatMap(wholeParts), reply.signature);
  return chunkJson({
    parts,
    finishReason: reply.finishReason,
    usageMetadata: metadata(reply, frame),
    ...named(frame),
  });
}

/** The reply as chunks, each with the figures so far; the last one has no text, and says why the answer ends. */
export function responseSteps(reply: GeminiReply, frame: Frame, isArray: boolean): Step[] {
  const steps: Step[] = [];
  const add = (json: string, step: Partial<Step>): void => {
    steps.push(isArray ? elementStep(json, steps.length === 0, step) : eventStep(json, step));
  };
  if (reply.blocked) {
    add(blockedJson(reply, frame), { part: 'end', usage: reply.usage });
  } else {
    const last = { text: '' };
    const parts = signed([...reply.parts.flatMap(partsOf), last], reply.signature);
    let output = 0;
    for (const part of parts.slice(0, -1)) {
      const isThought = part.thought === true;
      if (!isThought) output += tokensOf(JSON.stringify(part.text ?? part).length);
      const sofar = Math.min(output, reply.usage.output - reply.thoughtTokens) + reply.thoughtTokens;
      const usage = { ...noTokens, ...reply.usage, output: sofar };
      const chunk = { parts: [part], usageMetadata: metadata(reply, frame, usage), ...named(frame) };
      add(chunkJson(chunk), { part: 'content', usage, waitMs: reply.gapMs });
    }
    const end = { finishReason: reply.finishReason, usageMetadata: metadata(reply, frame), ...named(frame) };
    add(chunkJson({ parts: parts.slice(-1), ...end }), { part: 'end', usage: reply.usage });
  }
  if (isArray) steps.push({ event: 'close', bytes: ']', waitMs: 0, usage: null });
  return steps;
}
