import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DataRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { LanguageProvider } from '../i18n/language-provider';
import type { RefreshOutcome } from '../session/access-token';
import { SessionProvider } from '../session/session-provider';
import { NotesLater } from './notes-later';
import { queryClient } from './query-client';
import { theme } from './theme';

interface ApplicationProps {
  readonly beginning: Promise<RefreshOutcome>;
  readonly router: DataRouter;
}

/** Everything that the pages stand in. The kit writes no style elements: its variables and classes come with its style sheets. */
export function Application({ beginning, router }: ApplicationProps): ReactElement {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <SessionProvider beginning={beginning}>
            <ModalsProvider>
              <RouterProvider router={router} />
            </ModalsProvider>
            <NotesLater />
          </SessionProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
