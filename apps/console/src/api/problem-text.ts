import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type problems from '../messages/en/problems.json';
import type { PageProblem, Problem } from './problem';
import { codeWords, detailWords } from './refusal-words';

const isOfPage: ReadonlySet<string> = new Set<PageProblem>([
  ...(['network', 'answer_foreign', 'answer_unreadable', 'other_person', 'page_not_loaded', 'page_failed'] as const),
]);
const hasWords = (code: string): code is keyof typeof problems => i18next.exists(code, { ns: 'problems' });

/** A problem as a sentence in the language of the page; in the words of the control plane where there is none for its code. */
export function problemText({ code, detail, reason }: Problem): string {
  if (i18next.language === 'en' && detail !== '' && !isOfPage.has(code)) return detail;
  const words = detailWords(reason) ?? (hasWords(code) ? i18next.t(code, { ns: 'problems', detail }) : codeWords(code));
  return words ?? detail;
}

/** With what is wrong with single fields, in one line. */
export const wholeProblemText = (problem: Problem): string =>
  [problemText(problem), ...problem.fields.map(({ field, message }) => `${field}: ${message}`)].join(' · ');

/** `problemText` for components: shown anew when the language changes. */
export function useProblemText(): (problem: Problem) => string {
  useTranslation(['problems', 'refusals'], { useSuspense: false });
  return problemText;
}
