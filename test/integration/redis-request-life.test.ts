import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { openRedis } from '../support/open-redis';
import { startRedisServer } from '../support/redis-server';
import { ScriptedRequest } from '../support/scripted-request';

const REQUESTS = 3;
const REAPERS = 2;

/** What may happen next: to which request, and for what only a reaper does, which of them. */
const step = fc.record({
  what: fc.constantFrom('open', 'mark', 'checkpoint', 'settle', 'time passes', 'reaper reads', 'reaper settles'),
  request: fc.nat(REQUESTS - 1),
  reaper: fc.nat(REAPERS - 1),
  /** The driver sends a command again when a connection broke before its answer. */
  isSentTwice: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A request, its gateway, and what the reapers read of it. Knows only what those would know. */
class Actor {
  /** As the gateway remembers it. */
  private isOpened = false;
  private hasLeft = false;
  private isDone = false;
  /** The attempt in the note, by reaper. */
  private readonly readings = new Map<number, string>();
  /** As an observer of the store would have it. */
  isOnTheBooks = false;
  leftWhileOnTheBooks = false;

  constructor(readonly request: ScriptedRequest) {}

  /** One step of the gateway or of a reaper; nothing for a step that cannot come now. */
  async take({ what, reaper }: Step): Promise<void> {
    if (what === 'open' && !this.isOpened) await this.open();
    else if (what === 'mark' && this.isUnderWay) await this.leave();
    else if (what === 'checkpoint' && this.isUnderWay) await this.request.checkpoint('{"tokens":1}');
    else if (what === 'settle' && this.isUnderWay) await this.settle();
    else if (what === 'time passes') await this.request.expire();
    else if (what === 'reaper reads') await this.read(reaper);
    else if (what === 'reaper settles') await this.reap(reaper);
  }

  /** The step that came last, once more. */
  async again({ what, reaper }: Step): Promise<void> {
    if (what === 'settle' && this.isDone) await this.request.settle(this.hasLeft ? 'whole' : '');
    if (what === 'mark' && this.isUnderWay) await this.request.mark();
    if (what === 'reaper settles') await this.reap(reaper);
  }

  async reapAtLast(): Promise<void> {
    await this.request.expire();
    await this.read(0);
    await this.reap(0);
  }

  private get isUnderWay(): boolean {
    return this.isOpened && !this.isDone;
  }

  private async open(): Promise<void> {
    this.isOpened = true;
    this.isOnTheBooks = await this.request.open();
  }

  private async leave(): Promise<void> {
    this.hasLeft = true;
    const isNoted = await this.request.mark();
    expect(isNoted).toBe(this.isOnTheBooks);
    this.leftWhileOnTheBooks ||= isNoted;
  }

  private async settle(): Promise<void> {
    this.isDone = true;
    const isFirst = await this.request.settle(this.hasLeft ? 'whole' : '');
    expect(isFirst).toBe(this.isOnTheBooks);
    this.isOnTheBooks = false;
  }

  private async read(reaper: number): Promise<void> {
    const { note } = await this.request.state();
    this.readings.set(reaper, note.attempt ?? '');
  }

  private async reap(reaper: number): Promise<void> {
    const attempt = this.readings.get(reaper);
    if (attempt === undefined) return;
    const record = attempt === '' ? '' : 'gateway lost';
    if (await this.request.settleIfExpired(record, attempt)) this.isOnTheBooks = false;
  }
}

it('a request ends with one record if it left and with none if it did not, whoever comes first', async () => {
  const server = await startRedisServer();
  onTestFinished(() => server.stop());
  const redis = await openRedis(server.url);
  onTestFinished(() => redis.disconnect());

  const steps = fc.array(step, { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async (life) => {
      const actors = Array.from({ length: REQUESTS }, () => new Actor(new ScriptedRequest(redis)));
      for (const next of life) {
        await actors[next.request]?.take(next);
        if (next.isSentTwice) await actors[next.request]?.again(next);
      }
      for (const actor of actors) {
        await actor.reapAtLast();
        const { isLeased, note, records } = await actor.request.state();
        expect({ isLeased, note }).toEqual({ isLeased: false, note: {} });
        expect(records.length).toBe(actor.leftWhileOnTheBooks ? 1 : 0);
      }
      await redis.flushall();
    }),
    { numRuns: 300 },
  );
});
