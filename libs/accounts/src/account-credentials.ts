/** The secret of an account in clear. Lives in memory only, while it is needed. */
export interface Credentials {
  readonly apiKey: string;
}

/** What is stored of it: sealed fields, in a record of their own so that no edit of the account can write an old secret back. */
export interface SealedCredentials {
  /** The account's id. */
  readonly id: string;
  readonly sealed: Readonly<Record<string, string>>;
}

export function decodeSealedCredentials(value: unknown): SealedCredentials | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, sealed } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof sealed !== 'object' || sealed === null) return undefined;
  const fields = Object.entries(sealed);
  if (fields.length === 0 || !fields.every(([, text]) => typeof text === 'string')) return undefined;
  return { id, sealed: Object.fromEntries(fields) };
}
