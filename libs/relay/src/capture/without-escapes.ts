const named: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', '#34': '"', '#39': "'" };
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A text with the escapes of strings, of addresses and of HTML taken out, once. Of characters beyond ASCII they stay. */
export function withoutEscapes(text: string): string {
  return text
    .replace(/%([2-7][\da-f]|0[9ad])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?<!\\)\\+u00([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/(?<!\\)\\+([nrt"'/`])/g, (_, letter: string) => controls[letter] ?? letter)
    .replace(/&(quot|apos|amp|#34|#39);/g, (_, name: string) => named[name] ?? '');
}
