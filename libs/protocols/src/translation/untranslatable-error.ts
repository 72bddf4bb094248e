/** A request asks for something that the protocol of its upstream has no words for. Becomes a 400 that names the feature. */
export class UntranslatableError extends Error {
  /** @param feature path of the member in the client's own request, such as `messages.3.content.0.input_audio` */
  constructor(
    readonly feature: string,
    reason: string,
  ) {
    super(`${feature}: ${reason}`);
    this.name = 'UntranslatableError';
  }
}
