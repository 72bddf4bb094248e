import type { ApiKey } from './api-key';

/** Finds keys by the digests of their texts: of the one that counts, and of the one before it. Keys that ended are not found. */
export class DigestIndex {
  private readonly idByDigest = new Map<string, string>();
  private readonly digestsById = new Map<string, readonly string[]>();

  /** Takes note of a key as it is now; undefined: it is gone. */
  put(id: string, apiKey: ApiKey | undefined): void {
    for (const digest of this.digestsById.get(id) ?? []) this.idByDigest.delete(digest);
    this.digestsById.delete(id);
    if (!apiKey || apiKey.deletedAt !== undefined) return;
    const digests = [apiKey.digest, ...(apiKey.previous ? [apiKey.previous.digest] : [])];
    for (const digest of digests) this.idByDigest.set(digest, id);
    this.digestsById.set(id, digests);
  }

  idOf(digest: string): string | undefined {
    return this.idByDigest.get(digest);
  }
}
