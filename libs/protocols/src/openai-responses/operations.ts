/** An operation of the Responses API that needs no stored response. */
export interface ResponsesOperation {
  /** Follows the `stream` of the body; otherwise the answer is always one JSON object. */
  readonly mayStream: boolean;
  /** The answer has a `usage`, which is booked. */
  readonly isMetered: boolean;
}

/** By path below the version. Bodies of all three hold `model` and `input` (protocols.md 6.1). */
export const responsesOperations = {
  '/responses': { mayStream: true, isMetered: true },
  '/responses/compact': { mayStream: false, isMetered: true },
  '/responses/input_tokens': { mayStream: false, isMetered: false },
} as const satisfies Record<string, ResponsesOperation>;
