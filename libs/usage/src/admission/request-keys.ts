import { partitionOf, redisKeys } from '@app/redis';

interface Names {
  readonly requestId: string;
  readonly userId: string;
  readonly keyId: string;
}

/** Minutes of the windows of key and user; 0 where there is none. */
export type Minutes = readonly [number, number];

/** The Redis keys of one request, in the order in which the scripts of its life take them. All lie in its user's partition. */
export class RequestKeys {
  /** @param partition the one of the user, where it is known already */
  constructor(
    private readonly names: Names,
    readonly partition = partitionOf(names.userId),
  ) {}

  /** What the sorted sets of slots are called before the key's id. */
  get heldPrefix(): string {
    return redisKeys.heldByKey(this.partition, '');
  }

  get open(): string {
    return redisKeys.openRequest(this.partition, this.names.requestId);
  }

  /** @param minutes of the windows of key and user; undefined where nothing is limited */
  admit(conversation: string | undefined, minutes: Minutes | undefined): string[] {
    const always = [this.leases, this.open, this.affinity(conversation)];
    if (!minutes) return always;
    return [...always, ...this.held, ...this.spent, ...this.windows(minutes), ...this.line];
  }

  checkpoint(): string[] {
    return [this.leases, ...this.held, this.open];
  }

  /** @param minutes as at the admission */
  settle(minutes: Minutes | undefined): string[] {
    const always = [this.leases, this.open, redisKeys.usageStream(this.partition), ...this.spent];
    if (!minutes) return always;
    const [line] = this.line;
    return [...always, ...this.held, ...this.windows(minutes), line];
  }

  get line(): [string, string] {
    const { userId } = this.names;
    return [redisKeys.line(this.partition, userId), redisKeys.waiters(this.partition, userId)];
  }

  affinity(conversation: string | undefined): string {
    return redisKeys.affinity(this.partition, conversation ?? '');
  }

  private get leases(): string {
    return redisKeys.openLeases(this.partition);
  }

  private get held(): [string, string] {
    const { keyId, userId } = this.names;
    return [redisKeys.heldByKey(this.partition, keyId), redisKeys.heldByUser(this.partition, userId)];
  }

  private get spent(): [string, string] {
    const { keyId, userId } = this.names;
    return [redisKeys.spentByKey(this.partition, keyId), redisKeys.spentByUser(this.partition, userId)];
  }

  private windows([ofKey, ofUser]: Minutes): [string, string] {
    const { keyId, userId } = this.names;
    return [
      redisKeys.windowOfKey(this.partition, keyId, ofKey),
      redisKeys.windowOfUser(this.partition, userId, ofUser),
    ];
  }
}
