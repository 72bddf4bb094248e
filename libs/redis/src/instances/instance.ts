export const instanceKinds = ['gateway', 'worker'] as const;
export type InstanceKind = (typeof instanceKinds)[number];

/** A process of the relay, as it told of itself. */
export interface Instance {
  readonly id: string;
  readonly kind: InstanceKind;
  readonly version: string;
  /** Of Node. */
  readonly node: string;
  readonly host: string;
  readonly pid: number;
  /** ISO 8601, UTC, by its own clock. */
  readonly startedAt: string;
}

/** Undefined for anything that is not a whole one. */
export function decodeInstance(text: string | null | undefined): Instance | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<Instance> | null;
    const { id, kind, version, node, host, pid, startedAt } = value ?? {};
    const isWhole =
      [id, version, node, host, startedAt].every((member) => typeof member === 'string') &&
      (instanceKinds as readonly unknown[]).includes(kind) &&
      Number.isSafeInteger(pid) &&
      !Number.isNaN(Date.parse(startedAt ?? ''));
    return isWhole ? ({ id, kind, version, node, host, pid, startedAt } as Instance) : undefined;
  } catch {
    return undefined;
  }
}
