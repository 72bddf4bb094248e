import { Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRouteError } from 'react-router';
import { ProblemAlert } from './problem-alert';

/** In place of a page that failed while it was loaded or drawn. */
export function ErrorPage(): ReactElement {
  const error = useRouteError();
  return (
    <Stack p="md">
      <ProblemAlert error={error} onRetry={() => location.reload()} />
    </Stack>
  );
}
