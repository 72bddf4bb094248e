import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ProblemError } from '../api/problem';
import { tellProblem } from '../components/tell';
import { type Language, isLanguage, languages } from './languages';
import { loadMessages } from './message-files';

const STORED = 'trunkline-language';
/** What every page says, and what went wrong. */
const AT_ONCE = ['common', 'problems'];

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    loadMessages(isLanguage(language) ? language : 'en', namespace).then(
      (messages) => done(null, messages),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
    );
  },
};

/**
 * Names that every page uses are loaded before the first paint, all others with their page.
 * @throws Error where there are none: without them a page would show their names
 */
export async function startLanguage(): Promise<void> {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: chosenLanguage(),
      fallbackLng: false,
      supportedLngs: Object.keys(languages),
      ns: AT_ONCE,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  if (!AT_ONCE.every((namespace) => i18next.hasResourceBundle(i18next.language, namespace)))
    throw new Error('The messages of the console are missing');
  showLanguage();
  i18next.on('languageChanged', showLanguage);
  i18next.on('failedLoading', () => tellProblem(new ProblemError({ status: 0, code: 'page_not_loaded' })));
}

export async function chooseLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
  await i18next.changeLanguage(language);
}

function showLanguage(): void {
  document.documentElement.lang = i18next.language;
}

function chosenLanguage(): Language {
  try {
    const stored = localStorage.getItem(STORED);
    if (isLanguage(stored)) return stored;
  } catch {
    // As above.
  }
  return navigator.languages.some((name) => /^zh\b/i.test(name)) && !prefersEnglish() ? 'zh-CN' : 'en';
}

function prefersEnglish(): boolean {
  const first = navigator.languages.find((name) => /^(en|zh)\b/i.test(name));
  return first !== undefined && /^en\b/i.test(first);
}
