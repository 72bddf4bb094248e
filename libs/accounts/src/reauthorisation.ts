/**
 * Why nobody but an administrator can help. `invalid_grant`: the sign-in service ended the grant (RFC 6749, 5.2). `ambiguous_rotation`: it may
 * have replaced the refresh token in an answer that never arrived, and takes the old one no longer.
 */
export const reauthorisationReasons = ['invalid_grant', 'ambiguous_rotation'] as const;
export type ReauthorisationReason = (typeof reauthorisationReasons)[number];

/** Stands beside a secret for as long as that secret opens nothing any more; another secret comes without it. */
export interface Reauthorisation {
  readonly reason: ReauthorisationReason;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** Undefined for anything that is not a whole one. */
export function decodeReauthorisation(value: unknown): Reauthorisation | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { reason, since } = value as Record<string, unknown>;
  const known = reauthorisationReasons.find((one) => one === reason);
  return known === undefined || typeof since !== 'string' ? undefined : { reason: known, since };
}
