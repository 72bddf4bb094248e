import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainEvent } from '@app/common';

/** One row of the table of events in docs/events.md. */
export interface DocumentedEvent {
  readonly type: string;
  readonly severity: string;
  readonly isTold: string;
  /** Names of members in the column `data`; values in parentheses are not among them. */
  readonly members: readonly string[];
}

const page = join(import.meta.dirname, '../../../docs/events.md');
const rowPattern = /^\| `([a-z_.]+)` +\| (\w+) +\| (.*?) +\| (.*?) +\|$/gm;

const read = (): DocumentedEvent[] =>
  [...readFileSync(page, 'utf8').matchAll(rowPattern)].map(([, type = '', severity = '', isTold = '', data = '']) => ({
    ...{ type, severity, isTold },
    members: [...data.replace(/\([^)]*\)/g, '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }));

/** In the order of the page. */
export const documentedEvents = (): readonly DocumentedEvent[] => read();

/** Members of an event's data that the page does not name for its type. */
export function undocumentedMembers({ type, data }: Pick<DomainEvent, 'type' | 'data'>): string[] {
  const members = read().find((row) => row.type === type)?.members ?? [];
  return Object.keys(data).filter((name) => !members.includes(name));
}
