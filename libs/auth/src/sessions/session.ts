import { type Provider, providers } from '../users/user';

/** Somebody who signed in, as every request asks for it. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** The user's epoch when they signed in. */
  readonly epoch: number;
}

/** Where a sign-in came from. */
export interface SessionOrigin {
  /** As the server trusts it. */
  readonly address?: string | undefined;
  /** As the caller says it. */
  readonly userAgent?: string | undefined;
}

/** A session as its owner is shown it. */
export interface SessionDetails extends Session, SessionOrigin {
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** ISO 8601, UTC: when the session was opened or last refreshed, which a page in use does every ten minutes. */
  readonly lastUsedAt: string;
  /** Who checked the password. */
  readonly provider: Provider;
}

/** The fields of a session's hash that are read, in the order in which `decodeSessionDetails` takes them. */
export const detailFields = ['userId', 'epoch', 'openedAt', 'rotatedAt', 'provider', 'address', 'userAgent'] as const;

type Field = string | null | undefined;

/** A missing field is an absent session. */
export function decodeSession(id: string, userId: Field, epoch: Field): Session | undefined {
  if (typeof userId !== 'string' || userId === '' || typeof epoch !== 'string' || !/^\d{1,15}$/.test(epoch))
    return undefined;
  return { id, userId, epoch: Number(epoch) };
}

export function decodeSessionDetails(id: string, fields: readonly Field[]): SessionDetails | undefined {
  const [userId, epoch, openedAt, rotatedAt, provider, address, userAgent] = fields;
  const session = decodeSession(id, userId, epoch);
  const createdAt = decodeMoment(openedAt);
  if (!session || createdAt === undefined) return undefined;
  return {
    ...session,
    ...{ createdAt, lastUsedAt: decodeMoment(rotatedAt) ?? createdAt },
    // Sessions of the first version know local users only.
    provider: providers.find((known) => known === provider) ?? 'local',
    ...(address ? { address } : {}),
    ...(userAgent ? { userAgent } : {}),
  };
}

/** Milliseconds since 1970 as ISO 8601. */
export const decodeMoment = (text: Field): string | undefined =>
  typeof text === 'string' && /^\d{1,15}$/.test(text) ? new Date(Number(text)).toISOString() : undefined;
