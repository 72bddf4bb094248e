/** What a request is authorised with, at this moment: tokens have been fetched, and the caller's own has been found. */
export type UsableCredentials =
  | { readonly kind: 'api-key'; readonly apiKey: string }
  /** A bearer token of short life. */
  | { readonly kind: 'access-token'; readonly token: string }
  | AwsKeys
  /** The caller's own header, handed on as it came. */
  | { readonly kind: 'caller'; readonly name: 'authorization' | 'x-api-key'; readonly value: string }
  /** The upstream asks for none. */
  | { readonly kind: 'none' };

export interface AwsKeys {
  readonly kind: 'aws-keys';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}
