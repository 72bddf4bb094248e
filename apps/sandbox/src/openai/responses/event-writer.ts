import type { TokenUsage } from '@app/common';
import type { Step } from '../../http/answer';

/** One server-sent event; `members` is the JSON text of what the event has besides its type and number, without the braces. */
export function responseEvent(type: string, sequenceNumber: number, members: string): Step {
  const data = `{"type":"${type}","sequence_number":${sequenceNumber},${members}}`;
  return { event: type, part: undefined, bytes: `event: ${type}\ndata: ${data}\n\n`, waitMs: 0, usage: null };
}

/** Writes the events of one response and numbers them from 0. */
export class EventWriter {
  readonly steps: Step[] = [];

  /** An event about a response as a whole. */
  response(type: string, response: object, end?: { readonly usage: TokenUsage }): void {
    const step = responseEvent(type, this.steps.length, `"response":${JSON.stringify(response)}`);
    this.steps.push(end ? { ...step, part: 'end', usage: end.usage } : step);
  }

  /** An event about a part of the output. */
  part(type: string, members: string): void {
    this.steps.push(responseEvent(type, this.steps.length, members));
  }

  /** A piece of what the model says. */
  delta(type: string, members: string, piece: string, waitMs: number): void {
    const step = responseEvent(type, this.steps.length, `${members},"delta":${JSON.stringify(piece)}`);
    this.steps.push({ ...step, part: 'content', waitMs });
  }
}
