import type { Figure } from './figure';

const DAY_MS = 86_400_000;

export const validityUnits = ['hours', 'days'] as const;
export type ValidityUnit = (typeof validityUnits)[number];

/** How long a key is good, as fields of a form hold it. */
export interface ValidityValues {
  /** `as-it-is`: a time from the first use that the fields cannot show, such as `P1Y2M`. */
  readonly kind: 'never' | 'until' | 'from-first-use' | 'as-it-is';
  /** ISO 8601; null: not chosen yet. */
  readonly until: string | null;
  readonly amount: Figure;
  readonly unit: ValidityUnit;
}

interface Expiring {
  readonly expiresAt?: string | undefined;
  readonly validFor?: string | undefined;
  readonly firstUsedAt?: string | undefined;
}

const never: ValidityValues = { kind: 'never', until: null, amount: '', unit: 'days' };

export function validityOf({ expiresAt, validFor, firstUsedAt }: Expiring): ValidityValues {
  if (validFor !== undefined && firstUsedAt === undefined) return fromFirstUse(validFor);
  return expiresAt === undefined ? never : { ...never, kind: 'until', until: expiresAt };
}

function fromFirstUse(duration: string): ValidityValues {
  const [, days, hours] = /^P(?:(\d+)D|T(\d+)H)$/.exec(duration) ?? [];
  if (days !== undefined) return { ...never, kind: 'from-first-use', amount: Number(days), unit: 'days' };
  if (hours !== undefined) return { ...never, kind: 'from-first-use', amount: Number(hours), unit: 'hours' };
  return { ...never, kind: 'as-it-is' };
}

/** ISO 8601, as `validFor` and `overlap` want it. */
export const durationOf = (amount: number, unit: ValidityUnit): string =>
  unit === 'days' ? `P${amount}D` : `PT${amount}H`;

/** What a new key is to be given. */
export function expiryOf({ kind, until, amount, unit }: ValidityValues): { expiresAt?: string; validFor?: string } {
  if (kind === 'until' && until !== null) return { expiresAt: until };
  return kind === 'from-first-use' && amount !== '' ? { validFor: durationOf(amount, unit) } : {};
}

/** What a key is to be changed to; empty: it stays as it is. */
export function expiryChange(
  before: ValidityValues,
  after: ValidityValues,
): { expiresAt?: string | null; validFor?: string } {
  if (JSON.stringify(before) === JSON.stringify(after) || after.kind === 'as-it-is') return {};
  return after.kind === 'never' ? { expiresAt: null } : expiryOf(after);
}

export type ValidityProblem = 'missing' | 'past' | 'too-late';

/** Undefined: it is one that can be asked for. */
export function validityProblem(
  { kind, until, amount, unit }: ValidityValues,
  {
    now,
    createdAt = now,
    maxDays,
  }: { readonly now: number; readonly createdAt?: number; readonly maxDays?: number | undefined },
): ValidityProblem | undefined {
  const longest = (maxDays ?? Infinity) * DAY_MS;
  if (kind === 'until') {
    if (until === null) return 'missing';
    const end = Date.parse(until);
    return end <= now ? 'past' : end > createdAt + longest ? 'too-late' : undefined;
  }
  if (kind !== 'from-first-use') return undefined;
  if (amount === '' || amount <= 0) return 'missing';
  return amount * (unit === 'days' ? DAY_MS : DAY_MS / 24) > longest ? 'too-late' : undefined;
}

/** The field of the control plane that a validity is written to. */
export const validityField = ({ kind }: ValidityValues): 'validFor' | 'expiresAt' =>
  kind === 'from-first-use' ? 'validFor' : 'expiresAt';
