import { slicesOf } from '../simulation/pieces';
import { placeholderFor } from '../simulation/placeholder';
import { uniqueId } from '../unique-id';
import type { ComposedCall } from './composition';
import type { CallableTool, Prompt } from './prompt';

const PIECE_LENGTH = 12;
const PATCH = '*** Begin Patch\n*** Add File: sandbox.txt\n+Hello from the Trunkline sandbox.\n*** End Patch';

/** The calls that the answer consists of; none: it is text. What a tool answered is always answered with text. */
export function callsOf(prompt: Prompt): ComposedCall[] {
  const { tools, toolChoice, toolResult, question, model } = prompt;
  if (tools.length === 0 || toolChoice === 'none' || toolResult !== null) return [];
  const wantsSeveral = /\bparallel\b/i.test(question) || /\bparallel\b/.test(model);
  if (toolChoice === 'auto' && !wantsSeveral && !/\btools?\b/i.test(question)) return [];
  const forced = typeof toolChoice === 'object' ? toolChoice.name : null;
  const first =
    tools.find(({ name }) => name === forced) ?? tools.find(({ name }) => question.includes(name)) ?? tools[0];
  if (!first) return [];
  if (!wantsSeveral || !prompt.mayCallInParallel || forced !== null) return [callOf(first)];
  return [callOf(first), callOf(tools.find((tool) => tool !== first) ?? first)];
}

function callOf({ kind, name, namespace, schema }: CallableTool): ComposedCall {
  const input = kind === 'custom' ? textFor(name) : JSON.stringify(placeholderFor(schema) ?? {});
  return { kind, callId: uniqueId('call'), name, namespace, pieces: slicesOf(input, PIECE_LENGTH) };
}

/** Coding clients run what comes back for this one tool, so it has to be a patch. */
const textFor = (name: string): string => (name === 'apply_patch' ? PATCH : 'Hello from the Trunkline sandbox.');
