import { createRequestId } from '@app/common';
import { type RedisConnection, redisKeys, requestScripts, runScript } from '@app/redis';
import { RequestKeys } from '@app/usage';

const LEASE_MS = 60_000;
const ATTEMPT = '{"number":1}';

export interface RequestState {
  readonly isLeased: boolean;
  readonly note: Readonly<Record<string, string>>;
  /** Usage records of this request, oldest first, as they were handed in. */
  readonly records: readonly string[];
}

/** One request as the scripts see it, without anything around them: every call is one run of one script. */
export class ScriptedRequest {
  readonly id = createRequestId();
  readonly leases: string;
  readonly note: string;
  private readonly keys: RequestKeys;
  private readonly stream: string;

  constructor(
    private readonly redis: RedisConnection,
    partition = 7,
  ) {
    this.leases = redisKeys.openLeases(partition);
    this.note = redisKeys.openRequest(partition, this.id);
    this.keys = new RequestKeys({ requestId: this.id, userId: 'usr_1', keyId: 'key_1' }, partition);
    this.stream = redisKeys.usageStream(partition);
  }

  async open(leaseMs = LEASE_MS): Promise<boolean> {
    const keys = this.keys.admit(undefined, [0, 0]);
    const [answer] = await runScript(this.redis, requestScripts.admit, keys, [
      this.id,
      leaseMs,
      '{"facts":1}',
      0,
      '1',
      '',
    ]);
    return answer === 'in';
  }

  mark(attempt = ATTEMPT): Promise<boolean> {
    return runScript(this.redis, requestScripts.markAttempt, [this.note], [attempt]);
  }

  checkpoint(metered = '', leaseMs = LEASE_MS): Promise<boolean> {
    return runScript(this.redis, requestScripts.checkpoint, this.keys.checkpoint(), [this.id, leaseMs, metered, '1']);
  }

  /** @param text the record without the request's id, or empty */
  settle(text: string): Promise<boolean> {
    return this.runSettle(text, '0');
  }

  /**
   * As the reaper does it.
   * @param attempt what it read in the note
   */
  settleIfExpired(text: string, attempt = ATTEMPT): Promise<boolean> {
    return this.runSettle(text, '1', attempt);
  }

  /** Lets the time of the lease pass, to `agoMs` before now. */
  async expire(agoMs = 1): Promise<void> {
    await this.redis.zadd(this.leases, 'XX', Date.now() - agoMs, this.id);
  }

  expired(graceMs = 0): Promise<string[]> {
    return runScript(this.redis, requestScripts.expired, [this.leases], [graceMs, 1_000]);
  }

  async state(): Promise<RequestState> {
    const entries = await this.redis.xrange(this.stream, '-', '+');
    const own = entries.map(([, fields]) => fields[1] ?? '').filter((text) => text.startsWith(this.id));
    return {
      isLeased: (await this.redis.zscore(this.leases, this.id)) !== null,
      note: await this.redis.hgetall(this.note),
      records: own.map((text) => text.slice(this.id.length + 1)),
    };
  }

  private runSettle(text: string, isReaper: '0' | '1', attempt = ''): Promise<boolean> {
    const record = text === '' ? '' : `${this.id} ${text}`;
    const booking = ['0', '0', '2026-11-21', '2026-10-21', 'usr_1', 'nobody'];
    return runScript(this.redis, requestScripts.settle, this.keys.settle([0, 0]), [
      ...[this.id, record, isReaper, attempt],
      ...booking,
    ]);
  }
}
