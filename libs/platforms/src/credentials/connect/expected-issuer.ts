export interface ExpectedIssuer {
  readonly authorizationUrl: string;
  /** As the operator gave it; absent: whoever answers must be of the origin that was asked. */
  readonly issuer?: string;
}

/**
 * Whether an answer comes from the server that was asked: a code of one server must not be taken to another (RFC 9207, 2.4). A server of
 * which nobody said that it names itself is believed where it does not.
 * @param named `iss` of the answer
 */
export function isExpectedIssuer(named: string | undefined, { issuer, authorizationUrl }: ExpectedIssuer): boolean {
  if (issuer !== undefined) return named === issuer;
  if (named === undefined) return true;
  return URL.parse(named)?.origin === new URL(authorizationUrl).origin;
}
