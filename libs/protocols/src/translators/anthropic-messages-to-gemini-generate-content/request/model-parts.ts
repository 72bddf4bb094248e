import { type JsonObject, asObject, asText } from '../../../json/json-object';
import { requiredText } from '../../../openai/guarded-members';
import type { TranslationContext } from '../../../translation/translator';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { blocksOf } from '../../anthropic-messages-to-openai-chat/request/content-parts';
import { type SealedThought, openThought } from '../thought-seal';
import type { RequestNotes } from './request-notes';
import type { Part } from './user-parts';

export interface ModelTurn {
  readonly parts: readonly Part[];
  readonly calls: readonly Call[];
}

/** A call of a tool that needs its result. */
export interface Call {
  readonly id: string;
  /** As Gemini knows it. */
  readonly name: string;
}

/** What models of the third generation take for a call that none of them made (protocols.md 7.3). */
const NO_SIGNATURE = 'skip_thought_signature_validator';

/** What servers of Anthropic did among themselves goes with its results. */
const serverBlocks =
  /^(?:server_tool_use|mcp_tool_use|mcp_tool_result|mcp_tool_listing|fallback|container_upload|[a-z_]+_tool_result)$/;

/** What the assistant said. Thoughts go back as signatures of the parts that followed them. @throws UntranslatableError */
export function readModelTurn(
  content: unknown,
  path: string,
  { traits, sealer }: TranslationContext,
  notes: RequestNotes,
): ModelTurn {
  const parts: Part[] = [];
  const calls: Call[] = [];
  const thoughts: SealedThought[] = [];
  const signatureFor = (on: SealedThought['on']): JsonObject => {
    const place = thoughts.findIndex((thought) => thought.on === on);
    const [thought] = place < 0 ? [] : thoughts.splice(place, 1);
    return thought?.signature === undefined ? {} : { thoughtSignature: thought.signature };
  };
  for (const { block, path: blockPath } of blocksOf(content, `${path}.content`)) {
    const type = String(block.type);
    if (type === 'text' || type === 'compaction') {
      const text = type === 'text' ? requiredText(block.text, `${blockPath}.text`) : (asText(block.content) ?? '');
      if (text !== '') parts.push({ text, ...signatureFor('text') });
    } else if (type === 'tool_use') {
      const call = {
        id: requiredText(block.id, `${blockPath}.id`),
        name: notes.names.shorten(requiredText(block.name, `${blockPath}.name`)),
      };
      const isFirst = calls.length === 0 && traits.thinking === 'level';
      calls.push(call);
      parts.push({
        functionCall: { ...call, args: asObject(block.input) ?? {} },
        ...(isFirst ? { thoughtSignature: NO_SIGNATURE } : {}),
        ...signatureFor('call'),
      });
    } else if (type === 'thinking') {
      const thought = openThought(sealer, asText(block.signature));
      if (thought) thoughts.push(thought);
      else notes.dropped.push(`${blockPath}.signature`);
    } else if (type === 'redacted_thinking') notes.dropped.push(`${blockPath}.data`);
    else if (serverBlocks.test(type)) notes.dropped.push(blockPath);
    else throw new UntranslatableError(`${blockPath}.type`, 'there is no such kind of content in the Gemini API');
  }
  return { parts, calls };
}
