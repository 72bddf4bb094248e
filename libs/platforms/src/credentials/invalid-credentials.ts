/** An administrator's `credentials` that cannot be an account's secret. The message never quotes a value. */
export class InvalidCredentials extends Error {
  /** @param field path below `credentials`, such as `serviceAccount.private_key` */
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`credentials${field === '' ? '' : `.${field}`} ${reason}`);
    this.name = 'InvalidCredentials';
  }
}
