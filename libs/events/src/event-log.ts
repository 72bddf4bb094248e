import { type Clock, type DomainEvent, type EventType, type Severity, createId, eventCatalogue } from '@app/common';
import { type RedisConnection, eventScripts, redisKeys, runScript } from '@app/redis';
import { decodeEvent } from './decode-event';

/** Something to be told. */
export interface NewEvent extends Pick<DomainEvent, 'summary' | 'data' | 'groupIds'> {
  readonly type: EventType;
  /** Absent: as the catalogue says. */
  readonly severity?: Severity;
  /** ISO 8601, UTC, where it happened earlier than now. */
  readonly at?: string;
  /**
   * What may be said under this name is said once in this time, whoever says it: `account.cooling:acc_…:1764…`. It makes publishing what
   * another process, or this one before it died, may have published already a thing without consequence.
   */
  readonly once?: { readonly name: string; readonly forMs: number };
}

/** `entryId`: its place in the log, as Redis numbers entries of streams. */
export interface LoggedEvent {
  readonly entryId: string;
  /** Undefined: an entry that cannot be read. */
  readonly event: DomainEvent | undefined;
}

/** More than a relay has to say in a year; where no worker runs, the oldest make room. */
const MOST_ENTRIES = 100_000;
const START = '0-0';
const entryIdPattern = /^\d{1,15}-\d{1,15}$/;

/** Everything that is told to the outside world, in one order. What is in here is handed over, whatever dies. */
export class EventLog {
  private readonly keys = redisKeys.events();

  constructor(
    private readonly connection: RedisConnection,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * @returns whether it is said now, and was not under its name before
   * @throws what Redis says where it is away: nothing has been published then, as far as anybody knows
   */
  publish({ type, severity, at, once, ...rest }: NewEvent): Promise<boolean> {
    const event: DomainEvent = {
      ...{ id: createId('evt'), type, ...rest },
      at: at ?? new Date(this.clock.now()).toISOString(),
      severity: severity ?? eventCatalogue[type],
    };
    return runScript(
      this.connection,
      eventScripts.publish,
      [this.keys.log, this.keys.once(once?.name ?? event.id)],
      [JSON.stringify(event), once?.forMs ?? 0, MOST_ENTRIES, event.id],
    );
  }

  /** Whether something has been said under one of these names, and its time is not over. */
  async hasSaid(names: readonly string[]): Promise<boolean> {
    if (names.length === 0) return false;
    return (await this.connection.exists(...names.map((name) => this.keys.once(name)))) > 0;
  }

  /** What has not been handed over, the oldest first. */
  async waiting(most: number): Promise<LoggedEvent[]> {
    const rows = await this.connection.xrange(this.keys.log, `(${await this.cursor()}`, '+', 'COUNT', most);
    return rows.map(([entryId, fields]) => ({ entryId, event: decodeEvent(fields[1]) }));
  }

  /** The latest events, the oldest of them first. @param after entry of the log; absent: whatever it is that came before */
  async latest(most: number, after?: string): Promise<LoggedEvent[]> {
    const from = after === undefined ? '-' : `(${after}`;
    const rows = await this.connection.xrevrange(this.keys.log, '+', from, 'COUNT', most);
    return rows.map(([entryId, fields]) => ({ entryId, event: decodeEvent(fields[1]) })).reverse();
  }

  /** Everything up to this entry has been handed over. A process that is late moves nothing back, or events would be handed over again. */
  async handedOver(entryId: string): Promise<void> {
    if (isLater(entryId, await this.cursor())) await this.connection.set(this.keys.cursor, entryId);
  }

  /** Lets go of what was handed over and is older. @param olderThanMs since the epoch */
  async trim(olderThanMs: number): Promise<void> {
    const [handedOverMs = '0'] = (await this.cursor()).split('-');
    await this.connection.xtrim(this.keys.log, 'MINID', Math.min(olderThanMs, Number(handedOverMs)));
  }

  private async cursor(): Promise<string> {
    const cursor = (await this.connection.get(this.keys.cursor)) ?? START;
    return entryIdPattern.test(cursor) ? cursor : START;
  }
}

function isLater(first: string, second: string): boolean {
  const [firstTime = 0, firstCount = 0] = first.split('-').map(Number);
  const [secondTime = 0, secondCount = 0] = second.split('-').map(Number);
  return firstTime === secondTime ? firstCount > secondCount : firstTime > secondTime;
}
