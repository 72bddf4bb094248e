import { asText } from '../../json/json-object';
import type { OpaqueSealer } from '../../translation/opaque-sealer';

const PROTOCOL = 'gemini-generate-content';

/** What the signature of a thinking block carries. */
export interface SealedThought {
  /** Google's signature; absent: the thought came without one. */
  readonly signature?: string;
  /** The part that had it, to which it has to go back. */
  readonly on: 'call' | 'text';
}

export const sealThought = (sealer: OpaqueSealer, { signature, on }: SealedThought): string =>
  sealer.seal({ protocol: PROTOCOL, on, ...(signature === undefined ? {} : { signature }) });

/** Undefined for thoughts of others. */
export function openThought(sealer: OpaqueSealer, sealed: string | undefined): SealedThought | undefined {
  const content = sealed === undefined ? undefined : sealer.open(sealed);
  if (content?.protocol !== PROTOCOL) return undefined;
  const signature = asText(content.signature);
  return { on: content.on === 'call' ? 'call' : 'text', ...(signature === undefined ? {} : { signature }) };
}
