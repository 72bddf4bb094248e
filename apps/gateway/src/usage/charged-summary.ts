import { type ServerTool, type ServerToolUses, type ServiceClass } from '@app/common';
import type { UsageRecord } from '@app/usage';

/** Records have named their prices since they say how they were charged: of one that names none it is not known. */
const isKnown = ({ priceIds }: UsageRecord): boolean => priceIds !== undefined;

/** Each class once, in the order of the models of the answer; null: not known. */
export function serviceClassesOf(record: UsageRecord): ServiceClass[] | null {
  if (record.charged) return [...new Set(record.charged.map(({ serviceClass = 'standard' }) => serviceClass))];
  return isKnown(record) ? ['standard'] : null;
}

/** Uses over all models of the answer; null: none, or not known. */
export function serverToolsOf({ charged = [] }: UsageRecord): ServerToolUses | null {
  const sums: Partial<Record<ServerTool, number>> = {};
  for (const { serverTools = {} } of charged) {
    for (const [tool, uses] of Object.entries(serverTools) as [ServerTool, number][]) {
      if (uses > 0) sums[tool] = (sums[tool] ?? 0) + uses;
    }
  }
  return Object.keys(sums).length === 0 ? null : sums;
}

/** Null: not known, of a time before it was noted. */
export const isStreamingOf = (record: UsageRecord): boolean | null =>
  record.isStreaming ?? (isKnown(record) ? false : null);
