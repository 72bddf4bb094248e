import { type JsonObject, asText } from '../../json/json-object';
import type { TranslationContext } from '../../translation/translator';

/** Tells what is sealed from what other translations seal. */
const KIND = 'openai-reasoning';

type Sealing = Pick<TranslationContext, 'sealer' | 'model'>;

/** A reasoning item as the signature of a block of thinking: only its account can read what is encrypted in it (protocols.md 9.3). */
export function sealReasoning({ id, encrypted_content: encrypted }: JsonObject, { sealer, model }: Sealing): string {
  return sealer.seal({ kind: KIND, model: model.upstream, id: asText(id) ?? '', encrypted: asText(encrypted) ?? '' });
}

/**
 * The reasoning item that a block of thinking was.
 * @param thinking its text, which was the summary
 * @returns undefined for thinking of another vendor, account or model, and for what the upstream did not encrypt
 */
export function openReasoning(
  signature: unknown,
  thinking: unknown,
  { sealer, model }: Sealing,
): JsonObject | undefined {
  const sealed = typeof signature === 'string' && signature !== '' ? sealer.open(signature) : undefined;
  const [id, encrypted] = [asText(sealed?.id) ?? '', asText(sealed?.encrypted) ?? ''];
  if (sealed?.kind !== KIND || sealed.model !== model.upstream || encrypted === '') return undefined;
  const text = asText(thinking) ?? '';
  return {
    type: 'reasoning',
    ...(id === '' ? {} : { id }),
    summary: text === '' ? [] : [{ type: 'summary_text', text }],
    encrypted_content: encrypted,
  };
}
