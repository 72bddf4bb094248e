/** Series of one name, or of a few that are read together. */
export interface Family {
  readonly names: readonly string[];
  /** Its part of the text, with a line end at the end; empty: nothing is to be shown. */
  render(): string | Promise<string>;
}
