/** A body that is not the JSON it has to be. The message is fit for the caller. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}
