import { modelFamily } from '@app/common';
import type { Organization } from '../../caller/organization';
import { signatureOf } from '../../caller/signature';
import { type JsonObject, isArray, isObject, textOf } from '../../json';
import { uniqueId } from '../../unique-id';
import type { ComposedCall, Composition } from '../composition';

/** One item of `output` as it is in the end, and the pieces in which a stream brings what it says. */
export interface OutputItem {
  readonly item: JsonObject;
  readonly pieces: readonly string[];
}

/** What the model said, in the order in which the real API has it. */
export function outputItems(
  composition: Composition,
  body: JsonObject,
  model: string,
  organization: Organization,
): OutputItem[] {
  const { thought, text, refusal, calls, ending } = composition;
  const status = ending === 'length' || ending === 'content-filter' ? 'incomplete' : 'completed';
  return [
    ...(thought ? [reasoningItem(thought, body, signatureOf(organization, modelFamily(model)))] : []),
    ...(text.length > 0 ? [messageItem(text, status)] : []),
    ...(refusal.length > 0 ? [refusalItem(refusal)] : []),
    ...calls.map(callItem),
  ];
}

/** What `compaction_trigger` and `/responses/compact` are answered with. */
export const compactionItem = (organization: Organization): JsonObject => ({
  ...{ id: uniqueId('cmp'), type: 'compaction', encrypted_content: signatureOf(organization, 'compaction') },
});

/** A summary is there for who asks for one; what the next request needs, for who keeps the conversation. */
function reasoningItem(thought: readonly string[], body: JsonObject, sealed: string): OutputItem {
  const summary = isObject(body.reasoning) ? textOf(body.reasoning.summary) : null;
  const pieces = summary === null ? [] : thought;
  const wantsSealed = isArray(body.include) && body.include.includes('reasoning.encrypted_content');
  const item = {
    id: uniqueId('rs'),
    type: 'reasoning',
    summary: summary === null ? [] : [{ type: 'summary_text', text: thought.join('') }],
    ...(wantsSealed ? { encrypted_content: sealed } : {}),
  };
  return { item, pieces };
}

function messageItem(pieces: readonly string[], status: string): OutputItem {
  const content = [{ type: 'output_text', annotations: [], logprobs: [], text: pieces.join('') }];
  const item = { id: uniqueId('msg'), type: 'message', status, role: 'assistant', phase: 'final_answer', content };
  return { item, pieces };
}

function refusalItem(pieces: readonly string[]): OutputItem {
  const content = [{ type: 'refusal', refusal: pieces.join('') }];
  return { item: { id: uniqueId('msg'), type: 'message', status: 'completed', role: 'assistant', content }, pieces };
}

function callItem({ kind, callId, name, namespace, pieces }: ComposedCall): OutputItem {
  const given = pieces.join('');
  const common = { status: 'completed', call_id: callId, name, ...(namespace === null ? {} : { namespace }) };
  const item: JsonObject =
    kind === 'function'
      ? { id: uniqueId('fc'), type: 'function_call', ...common, arguments: given }
      : { id: uniqueId('ctc'), type: 'custom_tool_call', ...common, input: given };
  return { item, pieces };
}
