import type { ContentBlock } from '../../anthropic/messages-wire';
import { type JsonObject, asText } from '../../json/json-object';
import type { TranslationContext } from '../../translation/translator';

/** Tells what is sealed from what other translations seal. */
const KIND = 'anthropic-thinking';

type Sealing = Pick<TranslationContext, 'sealer' | 'model'>;

/**
 * Thinking as the text for `encrypted_content`: Anthropic wants it back word by word, with its signature, from the same model
 * (protocols.md 0.4, 9.2). Undefined: unsigned thinking is not wanted back.
 */
export function sealThinking(block: JsonObject, { sealer, model }: Sealing): string | undefined {
  const bound = { kind: KIND, model: model.upstream };
  if (block.type === 'redacted_thinking') {
    const data = asText(block.data) ?? '';
    return data === '' ? undefined : sealer.seal({ ...bound, data });
  }
  const signature = asText(block.signature) ?? '';
  return signature === '' ? undefined : sealer.seal({ ...bound, thinking: asText(block.thinking) ?? '', signature });
}

/** The block that was sealed; undefined for what another account, another model or another vendor thought. */
export function openThinking(encrypted: unknown, { sealer, model }: Sealing): ContentBlock | undefined {
  const sealed = typeof encrypted === 'string' && encrypted !== '' ? sealer.open(encrypted) : undefined;
  if (sealed?.kind !== KIND || sealed.model !== model.upstream) return undefined;
  const [data, thinking, signature] = [asText(sealed.data), asText(sealed.thinking), asText(sealed.signature)];
  if (data !== undefined) return { type: 'redacted_thinking', data };
  return thinking === undefined || signature === undefined ? undefined : { type: 'thinking', thinking, signature };
}
