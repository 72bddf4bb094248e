import type { TokenUsage } from '@app/common';

/** A piece of a response body that is written in one go. */
export interface Step {
  /** Name of the event that these bytes are, by which tests and faults know it; empty when they are none. */
  readonly event: string;
  /** `content`: a piece of what the model says; `end`: what tells a client that nothing follows. */
  readonly part?: 'content' | 'end' | undefined;
  readonly bytes: string | Buffer;
  /** Milliseconds of silence before these bytes; Infinity: they never come. */
  readonly waitMs: number;
  /** What a client that has read until here has been told about its usage. */
  readonly usage: TokenUsage | null;
}

/** A whole response before it is delivered. Faults are functions from one answer to another. */
export interface Answer {
  readonly status: number;
  /** Name, value, name, value: the form that `writeHead` takes without a copy. */
  readonly headers: readonly string[];
  readonly steps: readonly Step[];
  /** Declared content-length in bytes; null: chunked transfer encoding. */
  readonly declaredLength: number | null;
  /** Milliseconds until the status line; Infinity: never. */
  readonly waitBeforeHeadersMs: number;
  /** Every step becomes a write, and so an HTTP chunk, of its own. */
  readonly separateWrites: boolean;
  /** `cut` closes the socket (FIN), `reset` breaks it off (RST). */
  readonly ending: 'end' | 'cut' | 'reset';
  /** The socket ends without even a status line. */
  readonly withoutHeaders: boolean;
}

const plain = {
  waitBeforeHeadersMs: 0,
  separateWrites: false,
  ending: 'end',
  withoutHeaders: false,
} as const;

/** An answer whose body is known as a whole. */
export function wholeAnswer(
  status: number,
  headers: readonly string[],
  body: string | Buffer,
  usage: TokenUsage | null = null,
): Answer {
  const step: Step = { event: '', bytes: body, waitMs: 0, usage };
  return { ...plain, status, headers, steps: [step], declaredLength: Buffer.byteLength(body) };
}

/** An answer that is sent as it comes, in chunks. */
export function streamedAnswer(status: number, headers: readonly string[], steps: readonly Step[]): Answer {
  return { ...plain, status, headers, steps, declaredLength: null };
}

export const bytesOf = (step: Step): Buffer =>
  typeof step.bytes === 'string' ? Buffer.from(step.bytes, 'utf8') : step.bytes;

export const isEventStream = (answer: Answer): boolean => answer.steps.some((step) => step.event !== '');
