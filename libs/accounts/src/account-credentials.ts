import { type Reauthorisation, decodeReauthorisation } from './reauthorisation';

/** The secret of an account in clear, of which calls are authorised. Lives in memory only, while it is needed. */
export type Credentials =
  | { readonly kind: 'api-key'; readonly apiKey: string }
  | OauthCredentials
  | {
      readonly kind: 'aws-keys';
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly sessionToken?: string;
    }
  /** Whatever the process finds: environment, files, container or machine roles. */
  | { readonly kind: 'aws-default' }
  | GoogleServiceAccount
  | { readonly kind: 'google-default' }
  | EntraCredentials
  /** The account has no secret: the caller's own token goes on to the upstream. */
  | { readonly kind: 'caller' }
  /** The upstream asks for none, such as a model server on the same machine. */
  | { readonly kind: 'none' };

/** RFC 6749, 6: a client that the operator registered, and a refresh token that it was given. */
export interface OauthCredentials {
  readonly kind: 'oauth';
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly refreshToken: string;
  readonly scopes?: readonly string[];
  /** SHA-256 of the first refresh token of those that replaced each other: tells a rotation from what an administrator put in its place. */
  readonly family?: string;
}

/** RFC 7523 as Google has it. */
export interface GoogleServiceAccount {
  readonly kind: 'google-service-account';
  readonly clientEmail: string;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
  readonly privateKeyId?: string;
  readonly tokenUri: string;
}

/** Client credentials of a Microsoft Entra application. */
export interface EntraCredentials {
  readonly kind: 'entra';
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Origin of the sign-in service; absent: that of the public cloud. */
  readonly authority?: string;
}

/** What is stored of it: sealed fields, in a record of their own so that no edit of the account can write an old secret back. */
export interface SealedCredentials {
  /** The account's id. */
  readonly id: string;
  readonly sealed: Readonly<Record<string, string>>;
  /** Absent: nothing is known against the secret. */
  readonly reauthorisation?: Reauthorisation;
}

export function decodeSealedCredentials(value: unknown): SealedCredentials | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, sealed } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof sealed !== 'object' || sealed === null) return undefined;
  const fields = Object.entries(sealed);
  if (fields.length === 0 || !fields.every(([, text]) => typeof text === 'string')) return undefined;
  const reauthorisation = decodeReauthorisation((value as Record<string, unknown>).reauthorisation);
  return { id, sealed: Object.fromEntries(fields), ...(reauthorisation ? { reauthorisation } : {}) };
}

/** Texts that each kind cannot do without. */
const requiredTexts: Readonly<Record<Credentials['kind'], readonly string[]>> = {
  'api-key': ['apiKey'],
  oauth: ['tokenUrl', 'clientId', 'refreshToken'],
  'aws-keys': ['accessKeyId', 'secretAccessKey'],
  'aws-default': [],
  'google-service-account': ['clientEmail', 'privateKey', 'tokenUri'],
  'google-default': [],
  entra: ['tenantId', 'clientId', 'clientSecret'],
  caller: [],
  none: [],
};

/** Undefined for what is no whole secret: half of one must not be taken for a usable account. */
export function decodeCredentials(text: string): Credentials | undefined {
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    const kind = value?.kind;
    if (typeof kind !== 'string' || !Object.hasOwn(requiredTexts, kind)) return undefined;
    const required = requiredTexts[kind as Credentials['kind']];
    const isWhole = required.every((field) => typeof value?.[field] === 'string' && value[field] !== '');
    return isWhole ? (value as unknown as Credentials) : undefined;
  } catch {
    return undefined;
  }
}
