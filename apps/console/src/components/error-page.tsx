import { Code, Stack } from '@mantine/core';
import { type ReactElement, useEffect } from 'react';
import { useRouteError } from 'react-router';
import { type PageProblem, ProblemError, isPageFault } from '../api/problem';
import { isOfMissingPart } from './missing-parts';
import { ProblemAlert } from './problem-alert';

const reload = (): void => location.reload();

/** In place of a page that failed while it was loaded or drawn. */
export function ErrorPage(): ReactElement {
  const error = useRouteError();
  const isMissing = isOfMissingPart(error);
  useEffect(() => {
    if (!isMissing) return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [isMissing]);
  if (isMissing) return <Failed problem="page_not_loaded" />;
  return isPageFault(error) ? <Failed problem="page_failed" fault={error.message} /> : <Alerted error={error} />;
}

function Failed({ problem, fault }: { readonly problem: PageProblem; readonly fault?: string }): ReactElement {
  return <Alerted error={new ProblemError({ status: 0, code: problem })} fault={fault} />;
}

function Alerted({ error, fault }: { readonly error: unknown; readonly fault?: string | undefined }): ReactElement {
  return (
    <Stack p="md">
      <ProblemAlert error={error} onRetry={reload} />
      {fault === undefined ? null : <Code block>{fault}</Code>}
    </Stack>
  );
}
