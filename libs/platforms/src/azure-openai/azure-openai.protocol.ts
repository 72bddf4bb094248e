import type { Account } from '@app/accounts';
import type { Protocol } from '@app/protocols';
import type { ProtocolQuestion } from '../platform-adapter';

/** The first dated interface that is known to have Responses (protocols.md 5). */
const FIRST_WITH_RESPONSES = '2025-04-01-preview';

const hasResponses = ({ location }: Account): boolean => (location?.apiVersion ?? '9') >= FIRST_WITH_RESPONSES;

/** Chat Completions always, Responses where the resource's interface is not too old for it. */
export function azureOpenaiProtocol({ account, operation, asked }: ProtocolQuestion): Protocol | undefined {
  const isOwn = asked === 'openai-chat' || asked === 'openai-responses';
  if (operation === 'embed') return isOwn ? asked : undefined;
  if (operation !== 'generate') return undefined;
  return asked !== 'openai-chat' && hasResponses(account) ? 'openai-responses' : 'openai-chat';
}
