import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { EgressError, toEgressError } from './egress-error';

/** Takes an answer's body as it comes. */
export interface BodyConsumer {
  onData(chunk: Buffer): void;
  onEnd(): void;
  onError(error: EgressError): void;
}

const ignoreEverything: BodyConsumer = { onData: () => undefined, onEnd: () => undefined, onError: () => undefined };

/**
 * One request to an upstream and its answer. Speaks the HTTP client's lowest interface: no stream object stands between the two
 * sockets, which is what keeps a relayed chunk cheap.
 */
export class UpstreamExchange implements Dispatcher.DispatchHandler {
  /** Settles when the answer's headers are there, or rejects with an EgressError when none will come. */
  readonly started: Promise<void>;
  status = 0;
  headers: IncomingHttpHeaders = {};
  private resolveStarted!: () => void;
  private rejectStarted!: (error: EgressError) => void;
  private controller: Dispatcher.DispatchController | undefined;
  private abortReason: EgressError | undefined;
  /** What came before anybody consumed it. */
  private early: Buffer[] = [];
  private ending: { readonly error: EgressError | undefined } | undefined;
  private consumer: BodyConsumer | undefined;
  private onFirstBytes: (() => void) | undefined;

  /** @param onSend called once, just before the request is written to its connection */
  constructor(private readonly onSend: () => void) {
    this.started = new Promise((resolve, reject) => {
      this.resolveStarted = resolve;
      this.rejectStarted = reject;
    });
    // Whoever aborts no longer waits for the start.
    this.started.catch(() => undefined);
  }

  /** Hands over the body: first what has come already, then the rest. */
  consume(consumer: BodyConsumer): void {
    this.consumer = consumer;
    const early = this.early;
    this.early = [];
    for (const chunk of early) {
      // It may have left on the piece before.
      if (this.consumer === consumer) consumer.onData(chunk);
    }
    this.finish();
  }

  /**
   * Waits for the beginning of the body and shows it without taking it. Empty when the body ended without any.
   * @param isEnough what has come so far suffices; the end of the body always does
   * @throws EgressError when it broke off before there was a byte
   */
  async peek(isEnough: (beginning: Buffer) => boolean = () => true): Promise<Buffer> {
    for (;;) {
      const beginning = this.beginning();
      const isOver = this.ending !== undefined || (beginning.length > 0 && isEnough(beginning));
      if (!isOver) {
        await new Promise<void>((resolve) => {
          this.onFirstBytes = resolve;
        });
        continue;
      }
      if (beginning.length === 0 && this.ending?.error) throw this.ending.error;
      return beginning;
    }
  }

  private beginning(): Buffer {
    if (this.early.length > 1) this.early = [Buffer.concat(this.early)];
    return this.early[0] ?? Buffer.alloc(0);
  }

  pause(): void {
    this.controller?.pause();
  }

  resume(): void {
    this.controller?.resume();
  }

  /** Leaves the upstream at once, whatever state the exchange is in. */
  abort(reason: EgressError = new EgressError('aborted', 'the request was given up')): void {
    this.abortReason ??= reason;
    // Without a controller there is no connection yet, and nobody but us to say that it is over.
    if (this.controller) this.controller.abort(reason);
    else this.onResponseError(null, reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.abortReason) controller.abort(this.abortReason);
    else this.onSend();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.status = status;
    this.headers = headers;
    this.resolveStarted();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.consumer) this.consumer.onData(chunk);
    else {
      this.early.push(chunk);
      this.onFirstBytes?.();
    }
  }

  onResponseEnd(): void {
    this.ending = { error: undefined };
    this.finish();
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    if (this.ending) return;
    const egressError = this.abortReason ?? toEgressError(error);
    this.ending = { error: egressError };
    this.rejectStarted(egressError);
    this.finish();
  }

  private finish(): void {
    this.onFirstBytes?.();
    const { consumer, ending } = this;
    if (!consumer || !ending) return;
    this.consumer = ignoreEverything;
    if (ending.error) consumer.onError(ending.error);
    else consumer.onEnd();
  }
}
