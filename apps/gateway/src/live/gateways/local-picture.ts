import { allTokens } from '@app/common';
import { randomUUID } from 'node:crypto';
import { sumOfTokens } from '@app/protocols';
import type { AccountSlots } from '@app/scheduler';
import type { Metrics } from '@app/telemetry';
import type { OpenRequest, RequestFacts, RequestLedger, WaitingLine } from '@app/usage';
import type { AccountLoad, GatewayPicture, RunningRequest } from './gateway-picture';

export interface LocalPictureParts {
  readonly ledger: Pick<RequestLedger, 'underWay' | 'openCount' | 'onSettled'>;
  readonly line: Pick<WaitingLine, 'waiting'>;
  readonly slots: Pick<AccountSlots, 'loads' | 'waiting'>;
  readonly metrics: Pick<Metrics, 'totals'>;
  /** Milliseconds that never run backwards. */
  readonly monotonic: () => number;
}

/** This process, and all the others together. */
export type PictureReader = 'own' | 'others';

/** What a process can say of itself. */
export interface PictureSource {
  /** Tells processes apart. */
  readonly gateway: string;
  /**
   * @param userIds people who watch what they have under way
   * @param reader each is told once of requests that have ended
   */
  take(userIds: ReadonlySet<string>, reader: PictureReader): GatewayPicture;
}

/** Of all requests these are told of, the newest. */
export const NEWEST = 100;
/** Of people who watch: each one's newest, and of all of them together. */
const NEWEST_OF_USER = 20;
const MOST_OF_USERS = 500;
const MOST_SETTLED = 1_000;
const LONGEST_MODEL = 200;

/** What this process is at, out of its memory. Costs nothing while nobody asks. */
export class LocalPicture implements PictureSource {
  readonly gateway = randomUUID();
  private watched: ReadonlySet<string> = new Set();
  private readonly settled = { own: new Map<string, Settled>(), others: new Map<string, Settled>() };

  constructor(private readonly parts: LocalPictureParts) {
    parts.ledger.onSettled(({ userId, keyId }) => {
      if (!this.watched.has(userId)) return;
      for (const settled of Object.values(this.settled))
        if (settled.size < MOST_SETTLED) settled.set(`${userId} ${keyId}`, [userId, keyId]);
    });
  }

  take(userIds: ReadonlySet<string>, reader: PictureReader): GatewayPicture {
    const { ledger, line, slots, metrics, monotonic } = this.parts;
    this.watched = userIds;
    const settled = [...this.settled[reader].values()];
    this.settled[reader].clear();
    const inLine = [...line.waiting()];
    const underWay = [...ledger.underWay()];
    return {
      ...{ gateway: this.gateway, at: monotonic(), totals: { ...metrics.totals } },
      ...{ letIn: ledger.openCount, waitingInLine: inLine.length, waitingForAccounts: slots.waiting },
      loads: loadsOf(slots),
      requests: chosen([...inLine.map(Waiting.of), ...underWay.map(UnderWay.of)], userIds).map((one) => one.shown()),
      settled,
    };
  }
}

type Settled = GatewayPicture['settled'][number];

interface Candidate {
  readonly facts: RequestFacts;
  shown(): RunningRequest;
}

class Waiting implements Candidate {
  private constructor(readonly facts: RequestFacts) {}

  static readonly of = (facts: RequestFacts): Waiting => new Waiting(facts);

  shown(): RunningRequest {
    return { ...headOf(this.facts), state: 'queued' };
  }
}

class UnderWay implements Candidate {
  readonly facts: RequestFacts;

  private constructor(private readonly request: OpenRequest) {
    this.facts = request.facts;
  }

  static readonly of = (request: OpenRequest): UnderWay => new UnderWay(request);

  shown(): RunningRequest {
    const { meter, attempt } = this.request;
    const head = headOf(this.facts);
    if (!attempt) return { ...head, state: 'queued' };
    const { accountId } = attempt;
    if (!meter) return { ...head, accountId, state: 'asked' };
    return { ...head, accountId, state: 'streaming', tokens: allTokens(sumOfTokens(meter().entries)) };
  }
}

const headOf = ({ requestId, userId, keyId, model, startedAt }: RequestFacts): Omit<RunningRequest, 'state'> => ({
  ...{ requestId, userId, keyId, startedAt, model: model.slice(0, LONGEST_MODEL) },
});

/** The newest, and each watched person's newest. */
function chosen(candidates: readonly Candidate[], userIds: ReadonlySet<string>): readonly Candidate[] {
  if (candidates.length <= NEWEST) return candidates;
  const newestFirst = [...candidates].sort((first, second) => second.facts.startedAt - first.facts.startedAt);
  if (userIds.size === 0) return newestFirst.slice(0, NEWEST);
  const ofUser = new Map<string, number>();
  let ofUsers = 0;
  return newestFirst.filter(({ facts: { userId } }, index) => {
    if (index < NEWEST) return true;
    const count = (ofUser.get(userId) ?? 0) + 1;
    if (!userIds.has(userId) || count > NEWEST_OF_USER || ofUsers >= MOST_OF_USERS) return false;
    ofUser.set(userId, count);
    ofUsers += 1;
    return true;
  });
}

function loadsOf(slots: LocalPictureParts['slots']): AccountLoad[] {
  const { running, waiting } = slots.loads();
  const ids = new Set([...running.keys(), ...waiting.keys()]);
  return [...ids].map((id) => [id, running.get(id) ?? 0, waiting.get(id) ?? 0]);
}
