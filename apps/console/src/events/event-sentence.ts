import { accountSentences } from './account-sentences';
import type { ToldEvent } from './event-data';
import { recordSentences } from './record-sentences';
import type { SentenceParts } from './sentence-parts';
import { systemSentences } from './system-sentences';

const sentences = { ...accountSentences, ...recordSentences, ...systemSentences };

/** Undefined: this page does not know such an event, or misses something in it. */
export function eventSentence({ type, data }: Omit<ToldEvent, 'summary'>, parts: SentenceParts): string | undefined {
  return data && Object.hasOwn(sentences, type) ? sentences[type]?.(data, parts) : undefined;
}
