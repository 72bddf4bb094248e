export interface KeyLine {
  readonly name: string;
  readonly owner: string;
  readonly id: string;
  readonly key: string;
}

/** Spreadsheets take what begins so for a formula. */
const formula = /^[=+\-@\t\r]/;

const cellOf = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** RFC 4180, with a head. Names were chosen by people: none of them can become a formula. */
export function keysFile(lines: readonly KeyLine[]): string {
  const rows = lines.map(({ owner, name, id, key }) => [owner, name, id, key].map(cellOf).join(','));
  return ['owner,name,id,key', ...rows, ''].join('\r\n');
}
