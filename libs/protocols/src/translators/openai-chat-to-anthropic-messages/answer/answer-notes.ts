import type { RequestNotes } from '../request/request-notes';

/** What the request decides about the answer. */
export interface AnswerNotes {
  /** Ours. */
  readonly requestId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The name that the client asked for. */
  readonly model: string;
  readonly names: RequestNotes;
  readonly showsReasoning: boolean;
  /** The client wants a last chunk with the figures. */
  readonly includesUsage: boolean;
}

/** Members that a completion and each of its chunks begin with. */
export function answerHead(
  { requestId, now, model }: AnswerNotes,
  object: 'chat.completion' | 'chat.completion.chunk',
): { readonly id: string; readonly object: string; readonly created: number; readonly model: string } {
  return { id: `chatcmpl-${requestId}`, object, created: Math.floor(now / 1_000), model };
}
