/** What a dialect may say of an error besides its status and its message. */
export interface RefusalOptions {
  readonly headers?: readonly string[];
  /** Anthropic: `error.details.error_code`; OpenAI: `error.code`; Google: the reason in `error.details`; AWS: the error's name. */
  readonly code?: string;
  /** Google: further messages in `error.details`, each with its `@type`. */
  readonly details?: readonly object[];
  /** What of the request is wrong, in OpenAI's `error.param`. */
  readonly param?: string | null;
}

/** Thrown where a request turns out to be wrong; becomes an answer in one place, in the words of the route's dialect. */
export class RequestRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly options: RefusalOptions = {},
  ) {
    super(message);
  }
}
