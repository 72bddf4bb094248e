/** What a spreadsheet would take for a formula. */
const formulaPattern = /^[=+\-@\t\r]/;

/** One line of a CSV file (RFC 4180), with its line end. An apostrophe keeps spreadsheets from calculating what somebody typed. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

function csvField(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const harmless = typeof value === 'string' && formulaPattern.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
