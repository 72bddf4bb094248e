import { type Standing, type StandingRow, standingRows } from '../../keys/standing-rows';

/** From here on a limit is worth a word before it is used up. */
const NEAR = 0.75;
const SOON_MS = 7 * 86_400_000;

export interface LimitNearEnd {
  /** Name of the key; absent: it is of all keys together. */
  readonly of?: string;
  readonly id: string;
  readonly row: StandingRow;
}

interface OwnLimits {
  readonly limits: Standing;
  readonly items: readonly { readonly keyId: string; readonly name: string; readonly limits: Standing }[];
}

const all = ({ limits, items }: OwnLimits): LimitNearEnd[] => [
  ...standingRows(limits).map((row) => ({ id: row.kind, row })),
  ...items.flatMap(({ keyId, name, limits: ofKey }) =>
    standingRows(ofKey).map((row) => ({ of: name, id: `${keyId} ${row.kind}`, row })),
  ),
];

/** Whether anything is limited at all. */
export const hasLimits = (own: OwnLimits): boolean => all(own).length > 0;

/**
 * Limits that are used up, nearly, or will be at the rate of lately: the nearest first. How many requests are under way changes with every
 * request and is left out.
 */
export function limitsNearEnd(own: OwnLimits, now: number): LimitNearEnd[] {
  return all(own)
    .filter(({ row }) => row.kind !== 'concurrency' && (row.share >= NEAR || runsOutSoon(row, now)))
    .sort((one, other) => other.row.share - one.row.share);
}

const runsOutSoon = ({ runsOutAt }: StandingRow, now: number): boolean =>
  runsOutAt !== null && Date.parse(runsOutAt) - now < SOON_MS;
