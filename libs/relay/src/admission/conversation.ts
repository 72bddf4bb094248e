import { modelFamily } from '@app/common';
import { kitOf } from '@app/protocols';
import type { RelayRequest } from '../relay-request';

/** What turns of one conversation have in common: the key's owner, the client's session and the family of models. */
export interface Conversation {
  readonly id: string;
  readonly source: 'client' | 'prefix';
}

export function conversationOf({ body, envelope, headers, user }: RelayRequest): Conversation | undefined {
  const session = kitOf(envelope.protocol).readSession(body, envelope, headers);
  if (!session) return undefined;
  return { id: `${user.id}:${modelFamily(envelope.model)}:${session.id}`, source: session.source };
}

/** The account that a conversation goes on with. */
export interface Affinity {
  readonly accountId: string;
  /**
   * The conversation moved here when it had so many messages: thinking in these was signed elsewhere, and is left out in every later
   * turn as well, because clients send it again and again. 0: it began here.
   */
  readonly foreignMessages: number;
}

export function decodeAffinity(text: string | undefined): Affinity | undefined {
  if (text === undefined) return undefined;
  const [accountId = '', foreignMessages = '0'] = text.split('|');
  return { accountId, foreignMessages: Number(foreignMessages) || 0 };
}

export function encodeAffinity({ accountId, foreignMessages }: Affinity): string {
  return foreignMessages === 0 ? accountId : `${accountId}|${foreignMessages}`;
}
