/** Label values of one series, in the order of the label names. */
export type LabelValues = readonly string[];

const needsEscape = /[\\"\n]/;

/** What stands before the value of a series: `name{label="value"} `. Escaped as the text format 0.0.4 wants it. */
export function seriesHead(name: string, labelNames: readonly string[], values: LabelValues): string {
  if (labelNames.length === 0) return `${name} `;
  return `${name}{${labelNames.map((label, index) => `${label}="${escaped(values[index] ?? '')}"`).join(',')}} `;
}

/** The two lines that open a family of series. */
export function familyHead(name: string, help: string, type: 'counter' | 'gauge' | 'histogram'): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n`;
}

/** Names a series within its family: no label value of ours holds a line end, and one that does only meets itself. */
export const seriesKey = (values: LabelValues): string => (values.length === 1 ? (values[0] ?? '') : values.join('\n'));

/** Numbers as the text format spells them. */
export function sampleText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}

const escaped = (value: string): string =>
  needsEscape.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n') : value;
