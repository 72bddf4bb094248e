import type { ContentBlock } from '../../anthropic/messages-wire';
import { type JsonObject, asText, objectsOf } from '../../json/json-object';
import type { OpaqueSealer } from '../../translation/opaque-sealer';

const PROTOCOL = 'anthropic-messages';
const thoughtTypes: readonly unknown[] = ['thinking', 'redacted_thinking'];

/** Thinking blocks as the `thoughtSignature` of the part that followed them: Google's clients send that back, and no thoughts. */
export const sealBlocks = (sealer: OpaqueSealer, blocks: readonly JsonObject[]): string =>
  sealer.seal({ protocol: PROTOCOL, blocks });

/** Undefined for signatures of others. */
export function openBlocks(sealer: OpaqueSealer, signature: string): ContentBlock[] | undefined {
  const content = sealer.open(signature);
  if (content?.protocol !== PROTOCOL) return undefined;
  return objectsOf(content.blocks).flatMap((block) => {
    const type = asText(block.type);
    return type !== undefined && thoughtTypes.includes(type) ? [{ ...block, type }] : [];
  });
}
