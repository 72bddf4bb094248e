import type { ReactElement, ReactNode } from 'react';
import { problemOf } from '../api/problem';
import { Page } from './page';
import { PageSkeleton } from './page-skeleton';
import { ProblemAlert } from './problem-alert';

export interface RecordPageProps<Shown> {
  /** Of the page as long as there is no record to name it. */
  readonly title: string;
  readonly answer: {
    readonly data: Shown | undefined;
    readonly error: unknown;
    readonly isPending: boolean;
    refetch(): unknown;
  };
  /** Below what went wrong, such as the way to the list. */
  readonly back?: ReactNode;
  /** The page of the record once it is there. */
  readonly children: (record: Shown) => ReactElement;
}

/** The page of one record: its outline while it comes, and what there is to say where it does not. */
export function RecordPage<Shown>({ title, answer, back, children }: RecordPageProps<Shown>): ReactElement {
  // What is there no more is not shown as if it were; what could not be asked for again is.
  const isGone = answer.error !== null && problemOf(answer.error).status === 404;
  if (answer.data !== undefined && !isGone) return children(answer.data);
  if (answer.isPending) return <PageSkeleton />;
  return (
    <Page title={title}>
      <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />
      {back}
    </Page>
  );
}
