import type { components } from '@app/admin-client';

export type Explanation = components['schemas']['ExplainedRequestView'];
export type Choice = Explanation['choices'][number];
export type Attempt = Explanation['attempts'][number];
export type Candidate = Choice['candidates'][number];
export type Reason = Candidate['reasons'][number];
export type CostLine = Explanation['cost']['lines'][number];

/** Whether an attempt gave the client its answer; a refusal that was passed on is one. */
export const hasAnswered = ({ failure }: Attempt): boolean => failure === undefined;
