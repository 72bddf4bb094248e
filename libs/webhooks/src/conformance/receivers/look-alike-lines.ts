import { require } from './require';

/** Lines of a dialect of markdown in which nothing but our own headings, labels and link may be markup. */
export function requirePlainMarkdown(markdown: string, separator: string): void {
  const [heading, ...lines] = markdown.split(separator);
  require(/^### (?:<font color="(?:info|warning)">)?[\w.: -]+(?:<\/font>)?$/.test(
    heading ?? '',
  ), `heading: ${heading ?? ''}`);
  const last = lines.at(-1) ?? '';
  const isLink = /^\[Open the relay\]\(https?:\/\/[^\s()<>[\]*`]+\)$/.test(last);
  for (const line of isLink ? lines.slice(0, -1) : lines) {
    const data = line.replace(/^\*\*([^*]*)\*\*: /, '$1: ');
    require(!/[<>[\]()*`#!~|\\@]/.test(data.replace(/ \([^()]*\)$/, '')), `markup: ${line}`);
    require(!/^(?:[-+]|\d+\.)/.test(data), `a list begins: ${line}`);
  }
}
