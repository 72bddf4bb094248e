import type { ServerResponse } from 'node:http';
import type { SignedIn } from '@app/auth';
import type { Clock } from '@app/common';
import { type LiveMessage, frameOf } from '../live-message';
import type { LiveEnd, LiveEndReason } from '../views/live-notices.view';

/** Beyond this nothing is written to a viewer who does not read, until all of it has been read. */
const MOST_BUFFERED_BYTES = 256 * 1024;
/** A viewer who has read nothing of a full buffer for this long is gone, whatever the connection says. */
const GONE_AFTER_MS = 60_000;
const LAST_WORDS_MS = 2_000;
const SIGN_OF_LIFE = ': still here\n\n';

const nothing = (): readonly LiveMessage[] => [];

const head = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** One connection on which somebody watches. Holds one snapshot and a bounded number of bytes of what came after it at the most. */
export class Viewer {
  private behindSince: number | undefined;
  private hasEnded = false;
  private keepsUpAgain = (): void => undefined;
  /** By the clock that never runs backwards. */
  private readonly tokenEndsAt: number;

  constructor(
    private readonly response: ServerResponse,
    readonly signedIn: SignedIn,
    private readonly clock: Clock,
    private missed: () => readonly LiveMessage[] = nothing,
  ) {
    this.tokenEndsAt = clock.monotonic() + Math.max(0, signedIn.tokenExpiresAt - clock.now());
    response.on('error', () => undefined);
    response.on('drain', () => this.drained());
  }

  begin(requestId: string): void {
    this.response.writeHead(200, { 'x-request-id': requestId, ...head });
    this.response.write(SIGN_OF_LIFE);
  }

  /** What has changed before the first snapshot, after what the viewer may have been shown already. Told once. */
  takeMissed(): readonly LiveMessage[] {
    const missed = this.missed();
    this.missed = nothing;
    return missed;
  }

  get isOver(): boolean {
    return this.hasEnded || this.response.destroyed;
  }

  get hasExpired(): boolean {
    return this.clock.monotonic() >= this.tokenEndsAt;
  }

  /** What is left out while the viewer does not keep up is made good by whatever `onKeepsUp` sends. */
  send(frames: Buffer | string): void {
    if (this.isOver || this.behindSince !== undefined) return;
    if (this.response.writableLength > MOST_BUFFERED_BYTES) this.behindSince = this.clock.monotonic();
    else this.response.write(frames);
  }

  /** To be called now and then, so that nobody on the way takes the connection for dead. */
  giveSignOfLife(): void {
    this.send(SIGN_OF_LIFE);
  }

  breakOffWhenGone(): void {
    if (this.behindSince === undefined || this.clock.monotonic() - this.behindSince < GONE_AFTER_MS) return;
    this.response.destroy();
  }

  /** Replaces the listener for "everything that was left out is to be sent". */
  onKeepsUp(listener: () => void): void {
    this.keepsUpAgain = listener;
  }

  /** Adds a listener for the end of the connection, however it comes. */
  onClose(listener: () => void): void {
    if (this.response.destroyed) listener();
    else this.response.once('close', listener);
  }

  end(reason: LiveEndReason): void {
    if (this.isOver) return;
    this.hasEnded = true;
    this.response.end(frameOf({ event: 'end', data: { reason } satisfies LiveEnd }));
    setTimeout(() => this.response.destroy(), LAST_WORDS_MS).unref();
  }

  private drained(): void {
    if (this.behindSince === undefined || this.isOver) return;
    this.behindSince = undefined;
    this.keepsUpAgain();
  }
}
