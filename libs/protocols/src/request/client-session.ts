/** What tells one conversation of a client from another, so that its turns meet the same account and its prompt cache. */
export interface ClientSession {
  readonly id: string;
  /** `client`: the client names its session. `prefix`: told from how the conversation begins. */
  readonly source: 'client' | 'prefix';
}

/** Header names in lower case. */
export type ClientHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;
