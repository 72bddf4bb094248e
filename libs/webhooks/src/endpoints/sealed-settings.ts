import { type JsonObject, isJsonObject } from '@app/protocols';
import { type ChannelName, channelNames } from '../channels/channel';

export const signingKinds = ['hmac-sha256', 'ed25519'] as const;
export type SigningKind = (typeof signingKinds)[number];

/** One of the signatures that a message carries. */
export interface Signature {
  readonly kind: SigningKind;
  /** `whpk_…`, of ed25519: what the receiver verifies with. */
  readonly publicKey?: string;
  /** ISO 8601, UTC: of a secret that was replaced, when it signs no more. */
  readonly until?: string;
}

/** What is stored of a channel's settings, in a record of their own so that no edit of the endpoint can write an old secret back. */
export interface SealedSettings {
  /** The endpoint's id. */
  readonly id: string;
  readonly channel: ChannelName;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** Settings as they may be shown. */
  readonly shown: JsonObject;
  /** Names of those that are there and may not be. */
  readonly hidden: readonly string[];
  /** Of the channel `standard`. */
  readonly signatures?: readonly Signature[];
  /** All of them, with the secrets that were replaced and still sign. */
  readonly sealed: string;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isChannelName = (value: unknown): value is ChannelName => channelNames.some((name) => name === value);
const isSignature = (value: unknown): value is Signature =>
  isJsonObject(value) &&
  signingKinds.some((kind) => kind === value.kind) &&
  [value.publicKey, value.until].every((text) => text === undefined || isText(text));

/** Undefined for anything that is not a whole record. */
export function decodeSealedSettings(value: unknown): SealedSettings | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, channel, createdAt, shown, hidden, signatures, sealed } = value;
  if (!isText(id) || !isChannelName(channel) || !isText(createdAt) || !isText(sealed)) return undefined;
  if (!isJsonObject(shown) || !Array.isArray(hidden) || !hidden.every(isText)) return undefined;
  if (signatures !== undefined && !(Array.isArray(signatures) && signatures.every(isSignature))) return undefined;
  return { id, channel, createdAt, shown, hidden, ...(signatures === undefined ? {} : { signatures }), sealed };
}
