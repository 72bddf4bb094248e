import { setTimeout as delay } from 'node:timers/promises';

/** What became of one request, as its client saw it. */
export interface LoadAnswer {
  /** `metadata.user_id` of the request, which the sandbox's ledger shows. */
  readonly marker: string;
  readonly model: string;
  readonly isStream: boolean;
  /** 0 when there was no answer. */
  readonly status: number;
  /** Whether the answer came to its own end. */
  readonly isWhole: boolean;
  readonly errorCode: string | null;
  readonly retryAfter: string | null;
  readonly durationMs: number;
}

export interface LoadOptions {
  /** Addresses of the gateways that run at the moment; asked before each request. */
  readonly urls: () => readonly string[];
  readonly relayKeys: readonly string[];
  /** Loops that ask for streams of 0.2 to 6 seconds, one after the other. */
  readonly streams: number;
  /** Loops that ask for JSON answers, with a breath between them. */
  readonly jsons: number;
}

const BREATH_MS = 20;
const LONGEST_REQUEST_MS = 30_000;

/** Clients that ask again and again until they are told to stop, whatever they are answered. Every request has a model of its own. */
export class RelayLoad {
  readonly answers: LoadAnswer[] = [];
  private readonly loops: Promise<void>[] = [];
  private isStopped = false;
  private asked = 0;

  constructor(private readonly options: LoadOptions) {}

  start(): this {
    for (let index = 0; index < this.options.streams; index += 1) this.loops.push(this.loop(true));
    for (let index = 0; index < this.options.jsons; index += 1) this.loops.push(this.loop(false));
    return this;
  }

  /** No new requests; resolves when those under way are over. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await Promise.all(this.loops);
  }

  private async loop(isStream: boolean): Promise<void> {
    while (!this.isStopped) {
      const answer = await this.ask(isStream);
      this.answers.push(answer);
      if (!isStream || answer.status !== 200) await delay(BREATH_MS);
    }
  }

  private async ask(isStream: boolean): Promise<LoadAnswer> {
    const number = (this.asked += 1);
    const { urls, relayKeys } = this.options;
    const model = isStream ? streamModel(number) : `sandbox-text-${1_000 + number}`;
    const request = { marker: `load-${number}`, model, isStream };
    const startedAt = performance.now();
    const since = (): number => performance.now() - startedAt;
    const refused = { ...request, status: 0, isWhole: false, errorCode: null, retryAfter: null };
    const url = pick(urls(), number);
    const relayKey = pick(relayKeys, number);
    if (url === undefined || relayKey === undefined) return { ...refused, durationMs: since() };
    try {
      const response = await post(url, relayKey, request);
      const answer = {
        ...request,
        status: response.status,
        errorCode: response.headers.get('x-trunkline-error-code'),
        retryAfter: response.headers.get('retry-after'),
      };
      const text = await response.text().catch(() => '');
      return { ...answer, isWhole: isWhole(text, isStream && response.ok), durationMs: since() };
    } catch {
      return { ...refused, durationMs: since() };
    }
  }
}

const pick = <Item>(items: readonly Item[], number: number): Item | undefined => items[number % items.length];

/** 20,000 names, so that a record can be told by its model: 20 to 59 deltas, one every 10 to 109 ms; zeros in front do not count. */
function streamModel(number: number): string {
  const events = 20 + (number % 40);
  const gap = 10 + (Math.floor(number / 40) % 100);
  return `sandbox-stream-${events}x${String(gap).padStart(3 + (Math.floor(number / 4_000) % 5), '0')}`;
}

function post(
  url: string,
  relayKey: string,
  { marker, model, isStream }: Pick<LoadAnswer, 'marker' | 'model' | 'isStream'>,
): Promise<Response> {
  return fetch(`${url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': relayKey, 'content-type': 'application/json', 'anthropic-version': '2023-06-01' },
    body: JSON.stringify({
      ...{ model, max_tokens: 100, stream: isStream, metadata: { user_id: marker } },
      messages: [{ role: 'user', content: 'Say hello' }],
    }),
    signal: AbortSignal.timeout(LONGEST_REQUEST_MS),
  });
}

function isWhole(text: string, isStream: boolean): boolean {
  if (isStream) return /event: message_stop\ndata: .*\n\n$/.test(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
