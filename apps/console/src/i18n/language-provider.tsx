import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/zh-cn';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage } from './use-language';

/** Calendars in the language of the page. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
      {children}
    </DatesProvider>
  );
}
