import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/zh-cn';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from './use-language';

/** Calendars in the language of the page. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  // Weekends are days like any others here, and the kit's red for them stays below the contrast that small text needs.
  const settings = { locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 as const, weekendDays: [] };
  return <DatesProvider settings={settings}>{children}</DatesProvider>;
}
