import type { components } from '@app/admin-client';
import { useTranslation } from 'react-i18next';
import type words from '../../messages/en/use-key.json';

type Step = components['schemas']['ConfigStepView'];
type Config = components['schemas']['ClientConfigView'];

interface ConfigWords {
  readonly stepText: (step: Step) => string;
  readonly noteTexts: (config: Config) => readonly string[];
}

/** What a client is told of the relay with, in the language of the page; what a newer relay says in its own words. */
export function useConfigWords(): ConfigWords {
  const { t, i18n } = useTranslation('use-key');
  const isStep = (id: string): id is keyof typeof words.todo => i18n.exists(`todo.${id}`, { ns: 'use-key' });
  const isNote = (id: string | undefined): id is keyof typeof words.note =>
    i18n.exists(`note.${String(id)}`, { ns: 'use-key' });
  return {
    stepText: ({ id, text, command = '' }) => (isStep(id) ? t(`todo.${id}`, { command }) : text),
    noteTexts: ({ notes, noteIds, address }) =>
      notes.map((text, place) => {
        const id = noteIds[place];
        return isNote(id) ? t(`note.${id}`, { address }) : text;
      }),
  };
}
