import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/zh-cn';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage } from './languages';
import { LanguageContext } from './use-language';

/** Everything in it is in the language of the page, calendars too. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  // Weekends are days like any others here, and the kit's red for them stays below the contrast that small text needs.
  const settings = { locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 as const, weekendDays: [] };
  return (
    <LanguageContext value={language}>
      <DatesProvider settings={settings}>{children}</DatesProvider>
    </LanguageContext>
  );
}
