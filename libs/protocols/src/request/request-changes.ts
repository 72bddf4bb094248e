/** What is changed in a request on its way to an account, where it goes as the bytes that came. */
export interface RequestChanges {
  /** The name that the account knows the model by; for protocols that name it in the body. */
  readonly model?: string;
  /**
   * Of so many messages (or items of the input), from the beginning, what another organisation signed or encrypted is left out, because
   * this one refuses it (protocols.md 0.4).
   */
  readonly thinkingOfFirst?: number;
}
