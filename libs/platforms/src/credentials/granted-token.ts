/** RFC 6749, 5.1. */
export interface GrantedToken {
  readonly token: string;
  readonly lifeMs: number;
  /** Takes the place of the one that was used. */
  readonly refreshToken?: string;
}
