import { asList, asText, parseJsonObject } from '@app/protocols';
import { type RedisConnection, WakeUps, redisKeys } from '@app/redis';
import { type GatewayPicture, decodePicture } from './gateway-picture';
import type { PictureSource } from './local-picture';

export interface PictureExchangeParts {
  /** For nothing but hearing messages; of a kind that waits until Redis is there. */
  readonly messages: RedisConnection;
  /** One that fails fast. */
  readonly publisher: RedisConnection;
  readonly source: PictureSource;
}

/** However many ask, a gateway answers so often at the most. */
const ANSWER_EVERY_MS = 800;
/** Who has not asked for so long watches no more. */
const ASKED_FOR_MS = 3_000;
/** People that one gateway may ask for. */
const MOST_USERS = 1_000;

interface Asker {
  readonly userIds: readonly string[];
  readonly until: number;
}

/**
 * Gateways tell each other what they are at, for as long as one of them asks: by messages, so that nothing of it is stored, and nothing
 * is sent while nobody watches. A message that is lost costs a second.
 */
export class PictureExchange {
  private readonly asks: WakeUps;
  private readonly pictures: WakeUps;
  private readonly askers = new Map<string, Asker>();
  private listener: ((picture: GatewayPicture) => void) | undefined;
  private answerTimer: NodeJS.Timeout | undefined;
  private lastAnswerAt = -Infinity;

  constructor(private readonly parts: PictureExchangeParts) {
    const channels = redisKeys.livePictures();
    this.asks = new WakeUps(parts.messages, channels.asks, (text) => this.hearAsk(text));
    this.pictures = new WakeUps(parts.messages, channels.pictures, (text) => this.hearPicture(text));
  }

  /** Answers from now on; resolves when Redis is there. */
  start(): Promise<void> {
    return this.asks.start();
  }

  stop(): void {
    clearTimeout(this.answerTimer);
    this.asks.stop();
    this.unwatch();
  }

  /** Hears the pictures of other gateways. */
  watch(listener: (picture: GatewayPicture) => void): void {
    if (!this.listener) void this.pictures.start().catch(() => undefined);
    this.listener = listener;
  }

  unwatch(): void {
    if (this.listener) this.pictures.stop();
    this.listener = undefined;
  }

  /**
   * Asks all other gateways for their pictures.
   * @returns the own one, which needs no Redis, and how many others have heard it @throws what Redis says where they could not be asked
   */
  ask(userIds: readonly string[]): { readonly own: GatewayPicture; readonly asked: Promise<number> } {
    const { publisher, source } = this.parts;
    const { asks } = redisKeys.livePictures();
    const own = source.take(this.usersWatched(userIds), 'own');
    const text = JSON.stringify({ gateway: source.gateway, userIds: userIds.slice(0, MOST_USERS) });
    // One of those who hear it is this gateway itself.
    return { own, asked: publisher.publish(asks, text).then((heard) => heard - 1) };
  }

  private hearAsk(text: string): void {
    const ask = parseJsonObject(text);
    const gateway = asText(ask?.gateway);
    if (gateway === undefined || gateway === this.parts.source.gateway) return;
    const userIds = asList(ask?.userIds).filter((id) => typeof id === 'string');
    const now = performance.now();
    this.askers.set(gateway, { userIds: userIds.slice(0, MOST_USERS), until: now + ASKED_FOR_MS });
    this.answerTimer ??= setTimeout(
      () => this.answer(),
      Math.max(0, this.lastAnswerAt + ANSWER_EVERY_MS - now),
    ).unref();
  }

  private answer(): void {
    this.answerTimer = undefined;
    this.lastAnswerAt = performance.now();
    const { publisher, source } = this.parts;
    const text = JSON.stringify(source.take(this.usersWatched([]), 'others'));
    publisher.publish(redisKeys.livePictures().pictures, text).catch(() => undefined);
  }

  /** By any gateway. */
  private usersWatched(own: readonly string[]): Set<string> {
    const now = performance.now();
    for (const [gateway, { until }] of this.askers) if (until <= now) this.askers.delete(gateway);
    return new Set([...own, ...[...this.askers.values()].flatMap(({ userIds }) => userIds)]);
  }

  private hearPicture(text: string): void {
    if (!this.listener) return;
    const picture = decodePicture(text);
    if (picture && picture.gateway !== this.parts.source.gateway) this.listener(picture);
  }
}
