const lookAlikes: Readonly<Record<string, string>> = {
  ...{ '<': '＜', '>': '＞', '[': '［', ']': '］', '(': '（', ')': '）' },
  ...{ '*': '＊', '`': '｀', '#': '＃', '!': '！', '~': '～', '|': '｜', '\\': '＼', '@': '＠' },
};

/**
 * For dialects of markdown whose vendors document no way to escape: signs with a meaning become their full-width twins, which have none
 * and read the same. An underscore within a word stays, because names have them and no such dialect takes them for emphasis there.
 */
export const withLookAlikes = (text: string): string =>
  text
    .replace(/[<>[\]()*`#!~|\\@]/g, (sign) => lookAlikes[sign] ?? sign)
    .replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, (run) => '＿'.repeat(run.length))
    .replace(/&(?=#?\w{1,32};)/g, '＆')
    .replace(/^[-+]/, (sign) => (sign === '-' ? '－' : '＋'))
    .replace(/^(\d+)\./, '$1．');
