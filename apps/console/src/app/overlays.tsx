import '@mantine/notifications/styles.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';

/** What asks and tells above any page: the confirmations of `confirm.tsx` and the notes of `tell.ts`. */
export function Overlays(): ReactElement {
  return (
    <>
      <ModalsProvider>{null}</ModalsProvider>
      <Notifications position="bottom-right" />
    </>
  );
}
