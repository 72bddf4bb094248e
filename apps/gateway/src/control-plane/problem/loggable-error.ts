/** What of an error goes into the log. Not the error as a whole: a driver's error carries the command it belongs to, values included. */
export function loggableError(error: unknown): { readonly name: string; readonly stack: string | undefined } {
  return error instanceof Error ? { name: error.name, stack: error.stack } : { name: typeof error, stack: undefined };
}
