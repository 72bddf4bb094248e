const numberFormats = new Map<string, Intl.NumberFormat>();
const momentFormats = new Map<string, Intl.DateTimeFormat>();
const distanceFormats = new Map<string, Intl.RelativeTimeFormat>();

/** The format of the browser for a language and options. To make one takes far longer than to use it, and a list uses it in every row. */
export const numberFormat = (language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept(numberFormats, language, options, () => new Intl.NumberFormat(language, options));

/** As `numberFormat`. */
export const momentFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(momentFormats, language, options, () => new Intl.DateTimeFormat(language, options));

/** As `numberFormat`. */
export const distanceFormat = (language: string, options: Intl.RelativeTimeFormatOptions): Intl.RelativeTimeFormat =>
  kept(distanceFormats, language, options, () => new Intl.RelativeTimeFormat(language, options));

function kept<Format>(formats: Map<string, Format>, language: string, options: object, make: () => Format): Format {
  const name = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(name) ?? make();
  formats.set(name, format);
  return format;
}
