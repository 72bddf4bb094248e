import { asText, parseJsonObject } from '../json/json-object';
import type { SseFrame } from '../sse/sse-decoder';

/** The name of an event. Some servers write no `event:` line: the data says it as well (protocols.md 6.2). */
export function eventNameOf({ event, data }: SseFrame): string {
  if (event !== '') return event;
  const parsed = parseJsonObject(data.toString('utf8'));
  return asText(parsed?.type) ?? (parsed?.error ? 'error' : '');
}
