import { asText, isJsonObject } from '@app/protocols';
import type { Organization } from '../caller/organization';
import { isSignatureOf } from '../caller/signature';
import type { Content } from './contents';
import { RequestRefused } from '../request-refused';
import { member } from './proto-json';

/** What clients send for calls that no Gemini model made: https://ai.google.dev/gemini-api/docs/thought-signatures */
const standIns = new Set(['skip_thought_signature_validator', 'context_engineering_is_the_way_to_go']);

export interface SignatureRules {
  readonly organization: Organization;
  /** Whether the first function call of each model's turn since the user last spoke must have a signature. */
  readonly required: boolean;
  /** What the API says of a signature that is not its own. */
  readonly message: string;
}

/** Throws RequestRefused 400 for a thought of another organisation, for one that nobody had, and for one that is missing. */
export function checkThoughtSignatures(contents: readonly Content[], rules: SignatureRules): void {
  for (const part of contents.flatMap((content) => content.parts)) {
    const sent = member(part, 'thoughtSignature');
    const signature = asText(sent) ?? '';
    if (sent === undefined || standIns.has(signature)) continue;
    if (!isSignatureOf(rules.organization, signature)) throw new RequestRefused(400, rules.message);
  }
  if (rules.required) checkCurrentTurn(contents);
}

function checkCurrentTurn(contents: readonly Content[]): void {
  const spoken = contents.findLastIndex(({ role, parts }) => role === 'user' && parts.some((part) => 'text' in part));
  for (const [index, { parts }] of contents.entries()) {
    if (index < spoken) continue;
    const first = parts.find((part) => isJsonObject(member(part, 'functionCall')));
    if (!first || member(first, 'thoughtSignature') !== undefined) continue;
    const call = member(first, 'functionCall');
    const name = isJsonObject(call) ? String(call.name) : '';
    throw new RequestRefused(
      400,
      `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\` , position ${index + 1}. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
    );
  }
}
