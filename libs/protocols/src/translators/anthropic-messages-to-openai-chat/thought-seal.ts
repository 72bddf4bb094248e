import { asText } from '../../json/json-object';
import type { OpaqueSealer } from '../../translation/opaque-sealer';

/** Members in which compatible servers tell their thoughts (protocols.md 6.4). */
export const thoughtMembers = ['reasoning_content', 'reasoning'] as const;
export type ThoughtMember = (typeof thoughtMembers)[number];

const PROTOCOL = 'openai-chat';

/** The signature of a thinking block: by it the thought is known again as this account's own, and goes back where it came from. */
export const sealThought = (sealer: OpaqueSealer, member: ThoughtMember): string =>
  sealer.seal({ protocol: PROTOCOL, member });

/** Undefined for thoughts of others. */
export function openThought(sealer: OpaqueSealer, signature: string | undefined): ThoughtMember | undefined {
  const content = signature === undefined ? undefined : sealer.open(signature);
  if (content?.protocol !== PROTOCOL) return undefined;
  const member = asText(content.member);
  return thoughtMembers.find((known) => known === member);
}
