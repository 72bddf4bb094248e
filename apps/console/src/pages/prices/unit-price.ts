import { numberFormat } from '../../format/intl-formats';
import type { Language } from '../../i18n/languages';
import { useLanguage } from '../../i18n/use-language';

/** Dollars a million tokens or a use, exact to the micro-dollar as they are set: all digits that there are, and two at the least. */
export function formatUnitPrice(dollars: string, language: Language): string {
  return numberFormat(language, {
    ...{ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: 2, maximumFractionDigits: 6 },
  }).format(dollars as Intl.StringNumericLiteral);
}

export function useUnitPrice(): (dollars: string | undefined) => string {
  const language = useLanguage();
  return (dollars) => (dollars === undefined ? '–' : formatUnitPrice(dollars, language));
}
