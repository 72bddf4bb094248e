/** What the log says of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Such as `ECONNREFUSED`. */
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const LONGEST_MESSAGE = 500;
const LONGEST_CODE = 60;
const LONGEST_STACK = 4_000;
const MOST_CAUSES = 3;

/**
 * Members by name, and none that is not listed here: the error of a driver carries the command that it belongs to, values included, and
 * that of a parser the text that it read. What is no error passes as it is: whoever logs it has chosen its members.
 */
export function loggedError(error: unknown, causes = MOST_CAUSES): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code.slice(0, LONGEST_CODE) : undefined;
  return {
    ...{ type: name, message: message.slice(0, LONGEST_MESSAGE) },
    ...(code === undefined ? {} : { code }),
    ...(stack === undefined ? {} : { stack: stack.slice(0, LONGEST_STACK) }),
    ...(cause instanceof Error && causes > 0 ? { cause: loggedError(cause, causes - 1) as LoggedError } : {}),
  } satisfies LoggedError;
}
