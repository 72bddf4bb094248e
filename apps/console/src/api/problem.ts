/** RFC 9457 problem details, as the control plane answers them. */
export interface Problem {
  /** HTTP status; 0: there was no answer. */
  readonly status: number;
  /** Of the closed catalogue, such as `caller_record_unknown`; `network` where there was no answer. */
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly fields: readonly FieldProblem[];
}

export interface FieldProblem {
  /** Dotted path, such as `credentials.apiKey`. */
  readonly field: string;
  readonly message: string;
}

/** For functions of queries and mutations that look at an answer themselves: what was answered in place of what was asked for. */
export class ProblemError extends Error {
  constructor(readonly answered: unknown) {
    super('The control plane answered with a problem');
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Whatever a call threw, in one form. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return problemOf(error.answered);
  if (!isObject(error) || error instanceof Error || numberOf(error.status) === undefined) {
    const detail = error instanceof Error ? error.message : '';
    return { status: 0, code: 'network', detail, requestId: undefined, fields: [] };
  }
  return {
    status: numberOf(error.status) ?? 0,
    code: textOf(error.code) ?? 'unknown',
    detail: textOf(error.detail) ?? textOf(error.title) ?? '',
    requestId: textOf(error.requestId),
    fields: (Array.isArray(error.errors) ? error.errors : []).flatMap(fieldOf),
  };
}

function fieldOf(value: unknown): FieldProblem[] {
  if (!isObject(value)) return [];
  const field = textOf(value.field);
  const message = textOf(value.message);
  return field === undefined || message === undefined ? [] : [{ field, message }];
}
