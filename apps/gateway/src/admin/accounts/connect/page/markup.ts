/** Text that is HTML already. Only `markup` makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | undefined;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? '');

/** A template of HTML whose values are text unless they are markup themselves: names cannot become elements or attributes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = values.map((value) => {
    if (value instanceof Markup) return value.text;
    return value === undefined ? '' : escaped(String(value));
  });
  return new Markup(strings.map((fixed, index) => fixed + (parts[index] ?? '')).join(''));
}
