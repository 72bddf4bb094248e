import { type RefusalReason, fieldWords } from './refusal-words';
import { NoAnswerError, OtherPersonError } from './send-signed-in';

/** RFC 9457 problem details, as the control plane answers them. */
export interface Problem {
  /** HTTP status; 0: there was no answer, or none that can be read. */
  readonly status: number;
  /** Of the closed catalogue of the relay, such as `caller_record_unknown`, or one of `PageProblem`. */
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | undefined;
  /** What `detail` says, where it has a name. */
  readonly reason?: RefusalReason | undefined;
  readonly fields: readonly FieldProblem[];
}

/**
 * What the page says itself. `network`: there was no answer. `answer_foreign`: there was one, but of something in between. `answer_unreadable`:
 * it is not whole. `other_person`: whoever began it is not signed in any more. `page_not_loaded`: a file of the console is missing. `page_failed`:
 * a fault of the page.
 */
export type PageProblem =
  ('network' | 'answer_foreign' | 'answer_unreadable' | 'other_person') | ('page_not_loaded' | 'page_failed');

export interface FieldProblem {
  /** Dotted path, such as `credentials.apiKey`. */
  readonly field: string;
  /** In the language of the page, or in the words of the control plane. */
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

/** Whether no call threw it: code of the page did. */
export const isPageFault = (error: unknown): error is Error =>
  error instanceof Error &&
  ![ProblemError, NoAnswerError, OtherPersonError, SyntaxError].some((kind) => error instanceof kind);

/** Whatever a call threw, in one form. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return problemOf(error.answered);
  if (!isObject(error) || error instanceof Error || numberOf(error.status) === undefined) {
    return { status: 0, code: pageProblemOf(error), detail: '', requestId: undefined, fields: [] };
  }
  return {
    status: numberOf(error.status) ?? 0,
    code: textOf(error.code) ?? 'unknown',
    detail: textOf(error.detail) ?? textOf(error.title) ?? '',
    requestId: textOf(error.requestId),
    reason: reasonOf(error.reason),
    fields: (Array.isArray(error.errors) ? error.errors : []).flatMap(fieldOf),
  };
}

function pageProblemOf(error: unknown): PageProblem {
  if (error instanceof OtherPersonError) return 'other_person';
  return error instanceof SyntaxError ? 'answer_unreadable' : 'network';
}

function reasonOf(value: unknown): RefusalReason | undefined {
  if (!isObject(value)) return undefined;
  const id = textOf(value.id);
  const values = isObject(value.values) ? Object.entries(value.values) : [];
  if (id === undefined) return undefined;
  return {
    id,
    values: Object.fromEntries(values.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : []))),
  };
}

function fieldOf(value: unknown): FieldProblem[] {
  if (!isObject(value)) return [];
  const field = textOf(value.field);
  const message = fieldWords(reasonOf(value.reason)) ?? textOf(value.message);
  return field === undefined || message === undefined ? [] : [{ field, message }];
}
