export interface ExpectedIssuer {
  readonly authorizationUrl: string;
  /** As the operator gave it; absent: whoever answers must be of the origin that was asked. */
  readonly issuer?: string;
}

/**
 * Whether an answer comes from the server that was asked: a code of one server must not be taken to another (RFC 9207, 2.4). A server that does
 * not name itself is believed.
 * @param named `iss` of the answer
 */
export function isExpectedIssuer(named: string | undefined, { issuer, authorizationUrl }: ExpectedIssuer): boolean {
  if (named === undefined) return true;
  if (issuer !== undefined) return named === issuer;
  return URL.parse(named)?.origin === new URL(authorizationUrl).origin;
}
