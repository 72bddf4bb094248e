/**
 * The token endpoint does not accept what is stored: the account is unauthorized, and the request is not at fault. Holds what RFC 6749, 5.2
 * names of the answer and nothing else of it, because such bodies may echo secrets.
 */
export class CredentialsRefused extends Error {
  override readonly name = 'CredentialsRefused';

  /** @param code `error` of the answer, such as `invalid_grant` */
  constructor(
    readonly code: string,
    readonly description?: string,
  ) {
    super(`the credentials were refused: ${code}${description === undefined ? '' : ` (${description})`}`);
  }
}
