import { createPrivateSecret, createSharedSecret } from '../channels/standard/create-signing-secret';
import { publicKeyOf, readSigningSecret } from '../channels/standard/signing-secret';
import { MOST_SECRETS } from '../channels/standard/standard.channel';
import type { OpenSettings } from './open-settings';
import type { Signature, SigningKind } from './sealed-settings';

export interface Rotation {
  /** Absent: as the secret that is replaced. */
  readonly kind?: SigningKind;
  /** Milliseconds since the epoch: until when what signs now goes on signing. */
  readonly until: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export const createSigningSecret = (kind: SigningKind): string =>
  kind === 'ed25519' ? createPrivateSecret() : createSharedSecret();

const kindOf = (secret: string): SigningKind =>
  readSigningSecret(secret).scheme === 'v1a' ? 'ed25519' : 'hmac-sha256';

/** What the receiver has to be given; undefined: its public key says it, and the private one is nobody's to see. */
export const secretToShow = (secret: string): string | undefined =>
  kindOf(secret) === 'hmac-sha256' ? secret : undefined;

/** What signs, the present secrets first; undefined for channels that do not sign so. */
export function signaturesOf({ settings, former }: OpenSettings): readonly Signature[] | undefined {
  if (!('secrets' in settings)) return undefined;
  const all = [...settings.secrets.map((secret) => ({ secret, until: undefined })), ...former];
  return all.map(({ secret, until }) => {
    const kind = kindOf(secret);
    const key = kind === 'ed25519' ? { publicKey: publicKeyOf(secret) } : {};
    return { kind, ...key, ...(until === undefined ? {} : { until }) };
  });
}

/**
 * A new secret takes the place of those that there are, none of which signs longer than the moment that is asked for.
 * @returns undefined where the channel does not sign so; `too-many`: more would sign at once than a message can carry
 */
export function replaceSecret(
  { settings, former }: OpenSettings,
  { kind, until, now }: Rotation,
): { readonly open: OpenSettings; readonly secret: string } | 'too-many' | undefined {
  if (!('secrets' in settings)) return undefined;
  const [present = ''] = settings.secrets;
  const secret = createSigningSecret(kind ?? kindOf(present));
  const end = new Date(until).toISOString();
  const replaced = [
    ...settings.secrets.map((one) => ({ secret: one, until: end })),
    ...former.map((one) => (one.until > end ? { ...one, until: end } : one)),
  ].filter((one) => Date.parse(one.until) > now);
  if (replaced.length >= MOST_SECRETS) return 'too-many';
  return { open: { settings: { ...settings, secrets: [secret] }, former: replaced }, secret };
}
