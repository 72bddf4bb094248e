import { useTranslation } from 'react-i18next';
import { useWindowName } from '../accounts/state/use-window-name';
import { useFormat } from '../format/use-format';
import type { ToldEvent } from './event-data';
import { eventSentence } from './event-sentence';
import { eventNamespaces } from './sentence-parts';

/**
 * An event as a sentence in the language and the time zone of the page, made from what programs read of it; in the words of the relay
 * where this page does not know such an event, or misses something in it.
 */
export function useEventWords(): (event: ToldEvent) => string {
  const { t } = useTranslation(eventNamespaces);
  const format = useFormat();
  const windowName = useWindowName();
  return (event) => eventSentence(event, { t, format, windowName }) ?? event.summary;
}
