import type { EnglishMessages } from './english-messages';
import type { Language } from './languages';

export type Namespace = keyof EnglishMessages;

const files = import.meta.glob<Record<string, unknown>>('../messages/*/*.json', { import: 'default' });

/** Messages of one part of the console, fetched when a page first needs them. */
export async function loadMessages(language: Language, namespace: string): Promise<Record<string, unknown>> {
  const load = files[`../messages/${language}/${namespace}.json`];
  if (!load) throw new Error(`There are no messages ${namespace} in ${language}`);
  return load();
}
