import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type problems from '../messages/en/problems.json';
import type { Problem } from './problem';

const hasWords = (code: string): code is keyof typeof problems => i18next.exists(code, { ns: 'problems' });

/** A problem as a sentence in the language of the page; in the words of the control plane where there is none for its code. */
export function problemText({ code, detail }: Problem): string {
  if (i18next.language === 'en' && detail !== '' && code !== 'network') return detail;
  return hasWords(code) ? i18next.t(code, { ns: 'problems' }) : detail;
}

/** The same, for components: shown anew when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  useTranslation('problems');
  return problemText;
}
