import { type ApiKeys, LONGEST_CAPTURE_MS } from '@app/api-keys';
import type { Clock } from '@app/common';
import type { Captures } from '@app/usage';
import type { ClientReply } from '../client-reply';
import type { RelayRequest } from '../relay-request';
import { answerText } from './answer-text';
import { CapturedReply } from './captured-reply';
import { capturedHeaders } from './captured-headers';
import { type JsonPreview, previewJson } from './json-preview';

/** What is kept of a captured request, sealed and for a few hours. */
export interface CapturedRequest {
  readonly requestId: string;
  readonly keyId: string;
  readonly userId: string;
  /** Milliseconds since the epoch: when the request came in. */
  readonly startedAt: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonPreview & { readonly bytes: number };
  /** `status` 0: none was sent through the pipeline, such as of a refusal. */
  readonly answer: { readonly status: number; readonly bytes: number; readonly text: string };
}

/** A request that is captured, while it runs. */
export interface RunningCapture {
  /** Takes the place of the client's side. */
  readonly reply: ClientReply;
  /** The request is over, whatever became of it. Costs nothing at that moment: what is kept is made afterwards. */
  end(): void;
}

/** A key under load is captured now and then, not each time. */
const MOST_A_SECOND = 20;
/** Answers last for minutes, and the beginning of each is held in memory meanwhile. */
const MOST_UNDER_WAY = 50;
/** Between the clock of whoever asked for it and ours. */
const MOST_SKEW_MS = 60_000;

/** Captures requests of keys for which an administrator asked for it. */
export class RequestCaptures {
  private second = 0;
  private captured = 0;
  private underWay = 0;

  /** @param clock the same for all gateways: with one of its own that is slow, a gateway would go on when the time is over */
  constructor(
    private readonly captures: Captures,
    private readonly apiKeys: Pick<ApiKeys, 'get'>,
    private readonly clock: Clock,
  ) {}

  /** Undefined: this request is not to be captured. */
  begin(request: RelayRequest, reply: ClientReply): RunningCapture | undefined {
    if (request.apiKey.capture === undefined || !this.captures.areKept) return undefined;
    if (!this.isAskedFor(request, this.clock.now())) return undefined;
    if (this.underWay >= MOST_UNDER_WAY || !this.isWithinRate()) return undefined;
    this.underWay += 1;
    const captured = new CapturedReply(reply);
    const startedAt = this.clock.monotonic();
    const keep = (): void => {
      this.underWay -= 1;
      // Whoever took it back, or the key away, meanwhile, meant this request as well.
      const began = this.clock.now() - (this.clock.monotonic() - startedAt);
      if (!this.isAskedFor(request, began)) return;
      this.captures.note(request.requestId, JSON.stringify(detailsOf(request, captured)));
    };
    return { reply: captured, end: () => setImmediate(keep) };
  }

  /** By the key as it is now, of the person who asks. A moment that nobody can have asked for, such as one from a backup, counts as none. */
  private isAskedFor({ apiKey, user }: RelayRequest, now: number): boolean {
    const { capture, userId } = this.apiKeys.get(apiKey.id) ?? {};
    if (capture === undefined || userId !== user.id) return false;
    const leftMs = Date.parse(capture.until) - now;
    return leftMs > 0 && leftMs <= LONGEST_CAPTURE_MS + MOST_SKEW_MS;
  }

  private isWithinRate(): boolean {
    const second = Math.floor(this.clock.monotonic() / 1_000);
    if (second !== this.second) [this.second, this.captured] = [second, 0];
    this.captured += 1;
    return this.captured <= MOST_A_SECOND;
  }
}

function detailsOf(request: RelayRequest, reply: CapturedReply): CapturedRequest {
  const { requestId, startedAt, apiKey, user, body } = request;
  return {
    ...{ requestId, keyId: apiKey.id, userId: user.id, startedAt },
    headers: capturedHeaders(request),
    body: { ...previewJson(body), bytes: body.length },
    answer: {
      ...{ status: reply.status ?? 0, bytes: reply.bytes },
      text: answerText(reply.beginning, reply.isStream, reply.isWhole),
    },
  };
}
