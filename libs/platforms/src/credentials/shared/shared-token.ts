import type { Clock } from '@app/common';
import { asNumber, asText, parseJsonObject } from '@app/protocols';
import { blockingMs } from '../token-times';

/** An access token that all processes of the relay use. */
export interface SharedToken {
  readonly token: string;
  /** Milliseconds since the epoch, by the clock of the process that fetched it. */
  readonly expiresAt: number;
  /** From when it was given until its end, in milliseconds. */
  readonly lifeMs: number;
}

/** Undefined for anything that is not a whole one. */
export function decodeSharedToken(text: string): SharedToken | undefined {
  const value = parseJsonObject(text);
  const [token, expiresAt, lifeMs] = [asText(value?.token), asNumber(value?.expiresAt), asNumber(value?.lifeMs)];
  if (token === undefined || token === '' || expiresAt === undefined || lifeMs === undefined) return undefined;
  return { token, expiresAt, lifeMs };
}

/** Whether it is worth taking. @param replacing a token that is to be replaced */
export function isWorthTaking(
  { token, expiresAt, lifeMs }: SharedToken,
  replacing: string | undefined,
  clock: Clock,
): boolean {
  return token !== replacing && expiresAt - clock.now() > blockingMs(lifeMs);
}
