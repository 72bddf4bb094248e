import type { GatewayPicture, RunningRequest } from './gateway-picture';

interface Sample {
  readonly at: number;
  readonly totals: GatewayPicture['totals'];
}

interface Heard {
  picture: GatewayPicture;
  /** By the clock of this process. */
  heardAt: number;
  /** The oldest first. */
  samples: readonly Sample[];
}

export interface Rates {
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  readonly tokensPerSecond: number;
}

/** A gateway that says nothing for so long is gone, or cut off. */
const HEARD_FOR_MS = 3_500;
/** Rates are those of so long a time. */
const RATE_MS = 5_000;

/** The latest picture of each gateway, and what they come to together. */
export class GatewayPictures {
  private readonly heard = new Map<string, Heard>();

  constructor(private readonly monotonic: () => number) {}

  hear(picture: GatewayPicture): void {
    const { at, totals } = picture;
    const former = this.heard.get(picture.gateway)?.samples ?? [];
    const kept = former.filter((sample) => sample.at < at && at - sample.at <= RATE_MS);
    this.heard.set(picture.gateway, { picture, heardAt: this.monotonic(), samples: [...kept, { at, totals }] });
  }

  forget(): void {
    this.heard.clear();
  }

  /** Those that were heard of lately. */
  all(): GatewayPicture[] {
    return this.current().map(({ picture }) => picture);
  }

  /** Undefined: nothing was heard for long enough to say. */
  rates(): Rates | undefined {
    const rates = this.current().flatMap(({ samples }) => rateOf(samples) ?? []);
    if (rates.length === 0) return undefined;
    const sumOf = (name: keyof Rates): number => Math.round(rates.reduce((sum, rate) => sum + rate[name], 0) * 10) / 10;
    return {
      requestsPerSecond: sumOf('requestsPerSecond'),
      errorsPerSecond: sumOf('errorsPerSecond'),
      tokensPerSecond: sumOf('tokensPerSecond'),
    };
  }

  /** Account id → requests of all gateways. */
  loads(): Map<string, { readonly running: number; readonly waiting: number }> {
    const loads = new Map<string, { running: number; waiting: number }>();
    for (const picture of this.all())
      for (const [id, running, waiting] of picture.loads) {
        const load = loads.get(id);
        loads.set(id, { running: (load?.running ?? 0) + running, waiting: (load?.waiting ?? 0) + waiting });
      }
    return loads;
  }

  /** The newest first. */
  requests(): RunningRequest[] {
    return this.all()
      .flatMap(({ requests }) => requests)
      .sort((first, second) => second.startedAt - first.startedAt || (first.requestId < second.requestId ? -1 : 1));
  }

  private current(): Heard[] {
    const oldest = this.monotonic() - HEARD_FOR_MS;
    for (const [gateway, { heardAt }] of this.heard) if (heardAt < oldest) this.heard.delete(gateway);
    return [...this.heard.values()];
  }
}

function rateOf(samples: readonly Sample[]): Rates | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || first === last) return undefined;
  const seconds = (last.at - first.at) / 1_000;
  const rate = (name: keyof Sample['totals']): number => Math.max(0, last.totals[name] - first.totals[name]) / seconds;
  return {
    requestsPerSecond: rate('requests'),
    errorsPerSecond: rate('errors'),
    tokensPerSecond: rate('tokens'),
  };
}
