import type { RequestChanges } from '../../request/request-changes';
import type { RequestEnvelope } from '../../request/request-envelope';
import { messageSpans, readMessage } from './message-spans';

/** The body with another name of the model; every other byte stays. Nothing in this protocol is signed, so there is none to leave out. */
export function rewriteChatRequest(body: Buffer, { spans }: RequestEnvelope, { model }: RequestChanges): Buffer {
  if (model === undefined || !spans.model) return body;
  const { start, end } = spans.model;
  return Buffer.concat([body.subarray(0, start), Buffer.from(JSON.stringify(model)), body.subarray(end)]);
}

/** How many messages the conversation has so far. */
export const countChatMessages = (body: Buffer, envelope: RequestEnvelope): number =>
  messageSpans(body, envelope).length;

/** Whether the last message is one that a person began, as opposed to the result of a tool. */
export function isChatUserMessage(body: Buffer, envelope: RequestEnvelope): boolean {
  const roles = messageSpans(body, envelope).map((span) => readMessage(body, span).role);
  return roles.findLast((role) => role !== 'system' && role !== 'developer') === 'user';
}
