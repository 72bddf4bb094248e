import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';
import type { ReactElement } from 'react';

/** Where the notes of `tell.ts` are shown; what is told before it stands is kept until then. */
export function Notes(): ReactElement {
  return <Notifications position="bottom-right" />;
}
