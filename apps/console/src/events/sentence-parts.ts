import type { TFunction } from 'i18next';
import type { Format } from '../format/use-format';
import { oneOf } from '../lists/one-of';
import { type EventData, textIn } from './event-data';

/** Whose words sentences of events are made of. */
export const eventNamespaces = ['event-words', 'accounts', 'audit', 'directory', 'platforms'] as const;

/** What sentences are made with, in the language of the page. */
export interface SentenceParts {
  readonly t: TFunction<typeof eventNamespaces>;
  readonly format: Format;
  readonly windowName: (window: { readonly name: string; readonly family?: string }) => string;
}

/** Undefined: the data does not have what the sentence says. */
export type Sentence = (data: EventData, parts: SentenceParts) => string | undefined;

const tasks = [
  ...(['directory-sync', 'purge-deleted', 'maintenance', 'audit', 'relay', 'account-tests', 'refresh-tokens'] as const),
] as const;

/** Who did it. */
export function actorIn(data: EventData, { t }: SentenceParts): string {
  const kind = textIn(data, 'actorKind');
  const name = textIn(data, 'actorName');
  if (kind === 'user' && name !== undefined) return name;
  const id = textIn(data, 'actorId');
  if (kind !== 'system' || id === undefined) return t('actor.anonymous');
  const task = oneOf(tasks, id);
  return t('actor.system', { task: task === undefined ? id : t(`audit:task.${task}`) });
}
