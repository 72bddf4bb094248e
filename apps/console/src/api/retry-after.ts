const waits = new WeakMap<object, number>();

/** What is to be thrown of an answer that is a refusal, with the wait that its head asks for. */
export function refusalOf(error: unknown, { status, headers }: Response): object {
  const problem: object = typeof error === 'object' && error !== null ? error : { status };
  const seconds = Number(headers.get('retry-after'));
  if (status === 429 && seconds > 0) waits.set(problem, seconds * 1_000);
  return problem;
}

/** Milliseconds until the next try; absent: it was refused for another reason. */
export function waitOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? waits.get(error) : undefined;
}
