import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { problemOf } from '../api/problem';
import { problemText } from '../api/problem-text';

const close = (): { 'aria-label': string } => ({ 'aria-label': i18next.t('action.close') });

/** Says shortly that something was done. */
export function tellDone(message: string): void {
  notifications.show({ message, color: 'green', closeButtonProps: close() });
}

/** Says what went wrong with something that was asked for. */
export function tellProblem(error: unknown): void {
  notifications.show({
    title: i18next.t('problem.title'),
    message: problemText(problemOf(error)),
    color: 'red',
    autoClose: 10_000,
    closeButtonProps: close(),
  });
}
