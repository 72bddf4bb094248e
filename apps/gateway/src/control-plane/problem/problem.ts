import type { FieldError, ProblemCode } from './control-plane-error';
import type { RefusalReason } from './reasons/reason-of';

/** RFC 9457 problem details, with the members that ours carry in addition. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path that was asked for, without its query. */
  readonly instance: string;
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly errors: readonly ShownFieldError[];
  /** What `detail` says, for pages in other languages; absent: it has no name. */
  readonly reason?: RefusalReason;
}

export interface ShownFieldError extends FieldError {
  readonly reason?: RefusalReason;
}

/** A problem as an HTTP answer. */
export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** Nobody foresaw this: it belongs in the log. */
  readonly unexpected: boolean;
}

export const PROBLEM_CONTENT_TYPE = 'application/problem+json; charset=utf-8';
