import type { JsonObject } from '../../json';

/** One message of a conversation, of which only the role has been looked at. */
export interface ChatMessage extends JsonObject {
  readonly role: string;
}
