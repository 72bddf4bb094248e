import type { Clock } from '@app/common';
import type { Logger } from '@app/telemetry';
import type { GatewayPictures } from './gateways/gateway-pictures';
import type { PictureExchange } from './gateways/picture-exchange';
import type { LiveMessage } from './live-message';
import type { OwnAudiences } from './own/own-audiences';
import type { PoolPicture } from './pool-picture';
import type { Audience } from './viewers/audience';
import type { SignInWatch } from './viewers/sign-in-watch';
import type { StoreStanding } from './store-standing';

export interface LiveObserverParts {
  readonly exchange: PictureExchange;
  readonly pictures: GatewayPictures;
  readonly pool: PoolPicture;
  readonly operators: Audience;
  readonly people: OwnAudiences;
  readonly signIns: SignInWatch;
  readonly standing: StoreStanding;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

const TICK_MS = 500;
/** In ticks. Gateways are asked at even ones, and have answered by the odd ones. */
const ASK_EVERY = 2;
const SELDOM_EVERY = 6;
const SESSIONS_EVERY = 10;
const SIGN_OF_LIFE_EVERY = 30;
const ALL_MOVES_EVERY = 60;
/** For the answers of other gateways, before the first picture is shown. */
const FIRST_ANSWERS_MS = 150;

/** Looks for all who watch in this process, and only while somebody does. What it costs does not depend on how many they are. */
export class LiveObserver {
  private timer: NodeJS.Timeout | undefined;
  private ticks = 0;
  private isLooking = false;
  /** Counts how often somebody began to watch after nobody did. */
  private watch = 0;

  constructor(private readonly parts: LiveObserverParts) {}

  /** Somebody watches. To be called whenever there is one more. */
  wake(): void {
    if (!this.timer) {
      const { exchange, pictures, people } = this.parts;
      this.ticks = 0;
      this.watch += 1;
      exchange.watch((picture) => {
        pictures.hear(picture);
        for (const [userId, keyId] of picture.settled) people.hasSettled(userId, keyId);
      });
      this.timer = setInterval(() => void this.look(), TICK_MS).unref();
    }
    void this.look();
  }

  /** One connection fewer. */
  left(): void {
    if (this.parts.operators.isEmpty) this.parts.pool.forget();
    if (this.isAlone) this.rest();
  }

  rest(): void {
    const { exchange, pictures, pool, standing } = this.parts;
    clearInterval(this.timer);
    this.timer = undefined;
    exchange.unwatch();
    pictures.forget();
    pool.forget();
    standing.forget();
  }

  private get isAlone(): boolean {
    return this.parts.operators.isEmpty && this.parts.people.isEmpty;
  }

  /** One look, and what there is to tell of it. A look that takes longer than a tick leaves out the next one. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const { ticks: tick, watch, parts } = this;
    this.ticks += 1;
    const isFirst = !parts.operators.isEmpty && !parts.operators.hasBegun;
    try {
      const fault = await this.read(tick, isFirst);
      if (this.timer && this.watch === watch) this.tell(tick, isFirst, fault);
    } catch (error) {
      parts.logger.warn({ reason: String(error) }, 'live stream: a look failed');
    } finally {
      this.isLooking = false;
    }
  }

  /** @returns what Redis says where it could not be asked */
  private async read(tick: number, isFirst: boolean): Promise<unknown> {
    const { pool, operators, people, signIns } = this.parts;
    if (tick % ALL_MOVES_EVERY === 0) people.allHasMoved();
    const reads: Promise<unknown>[] = [signIns.check()];
    if (isFirst || people.hasNew || tick % ASK_EVERY === 0) reads.push(this.askGateways(isFirst));
    if (!operators.isEmpty && (isFirst || tick % ASK_EVERY === 1)) reads.push(pool.readOften());
    if (!operators.isEmpty && (isFirst || tick % SELDOM_EVERY === 0)) reads.push(pool.readSeldom());
    if (!people.isEmpty) reads.push(people.readFigures());
    if (!people.isEmpty && tick % SESSIONS_EVERY === 0) reads.push(people.readSessions());
    const outcomes = await Promise.allSettled(reads);
    return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
  }

  private async askGateways(isFirst: boolean): Promise<void> {
    const { exchange, pictures, people } = this.parts;
    const { own, asked } = exchange.ask(people.userIds);
    pictures.hear(own);
    for (const [userId, keyId] of own.settled) people.hasSettled(userId, keyId);
    const others = await asked;
    if (isFirst && others > 0) await new Promise((resolve) => setTimeout(resolve, FIRST_ANSWERS_MS));
  }

  private tell(tick: number, isFirst: boolean, fault: unknown): void {
    const { operators, people, standing } = this.parts;
    const turn = standing.note(fault);
    const notice = turn === 'lost' && standing.degraded ? [{ event: 'degraded', data: standing.degraded }] : [];
    this.tellOperators(tick, isFirst || turn === 'back', notice);
    people.tell(turn === 'back', notice);
    const isTimeForLife = tick % SIGN_OF_LIFE_EVERY === SIGN_OF_LIFE_EVERY - 1;
    for (const viewer of [...operators, ...people.viewers()]) {
      viewer.breakOffWhenGone();
      if (isTimeForLife) viewer.giveSignOfLife();
    }
  }

  private tellOperators(tick: number, isWhole: boolean, notice: readonly LiveMessage[]): void {
    const { pool, operators } = this.parts;
    // Who came while this look was under way is shown what the next one finds.
    if (operators.isEmpty || !(operators.hasBegun || isWhole)) return;
    const changes = pool.changes(isWhole || tick % ASK_EVERY === 1);
    if (isWhole) operators.showAll();
    else operators.tell([...notice, ...changes]);
  }
}
