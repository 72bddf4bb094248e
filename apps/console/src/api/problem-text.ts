import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type problems from '../messages/en/problems.json';
import type { PageProblem, Problem } from './problem';

const isOfPage: ReadonlySet<string> = new Set<PageProblem>([
  ...(['network', 'answer_foreign', 'answer_unreadable', 'other_person', 'page_not_loaded', 'page_failed'] as const),
]);
const hasWords = (code: string): code is keyof typeof problems => i18next.exists(code, { ns: 'problems' });

/** A problem as a sentence in the language of the page; in the words of the control plane where there is none for its code. */
export function problemText({ code, detail }: Problem): string {
  if (i18next.language === 'en' && detail !== '' && !isOfPage.has(code)) return detail;
  return hasWords(code) ? i18next.t(code, { ns: 'problems', detail }) : detail;
}

/** The same, for components: shown anew when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  useTranslation('problems');
  return problemText;
}
