import type { Account } from '@app/accounts';
import { mostAccountsPerCall } from '@app/redis';
import type { AccountShelves } from './account-shelves';
import { type Scope, groupWithin, routesOf } from './binding';
import { type Choice, listCandidates } from './choice';
import { isWithinReach, lacksOnlyAbility } from './eligibility';
import { type PoolFacts, type PoolParts, factsNow } from './pool-parts';
import { soonestReturn } from './retry-after';
import type { NoLease, ScheduleQuestion, Scheduling } from './schedule-question';
import { type SlotCandidate, needsSlot } from './slots/slot-candidate';
import type { WaitOutcome, Waiting } from './slots/waiter';
import { stayOf } from './stay';
import { strategyWithin } from './strategies/strategy-within';
import { type Survey, canServe, survey } from './survey';
import { SurveySet } from './survey-set';
import type { UseOrder } from './use-order';

/** One request on its way to an account. */
export class Selection {
  private readonly startedAt: number;
  private userMessage: boolean | undefined;

  constructor(
    private readonly parts: PoolParts,
    private readonly uses: UseOrder,
    private readonly shelves: AccountShelves,
    private readonly question: ScheduleQuestion,
    private readonly tried: ReadonlySet<string>,
  ) {
    this.startedAt = parts.clock.monotonic();
  }

  async run(waiting: Waiting | undefined): Promise<Scheduling> {
    const stayed = this.stay();
    if (stayed) return stayed;
    const found = await this.search(waiting);
    // Where accounts have failed the request, it is they who say so. Who has left would perhaps have been served.
    const isRefused = found.kind === 'none' && this.tried.size === 0 && waiting?.signal.aborted !== true;
    if (isRefused) this.parts.refusals?.note(found.why, this.question);
    return found;
  }

  private async search(waiting: Waiting | undefined): Promise<Scheduling> {
    const { affineAccountId, boundContent } = this.question;
    if (affineAccountId === undefined || boundContent === 'free') return this.attempt(undefined, waiting);
    if (boundContent === 'stored') return this.attempt(affineAccountId, waiting);
    if (!this.look(undefined).surveys.some((one) => canServe(one, affineAccountId)))
      return this.attempt(undefined, waiting);
    const there = await this.attempt(affineAccountId, waiting);
    if (there.kind === 'lease' || waiting?.signal.aborted) return there;
    // Its slots are taken, and it has waited as long as it may: going on elsewhere is better than a refusal.
    const isTimeUp = waiting !== undefined && this.parts.clock.monotonic() >= waiting.deadlineMs;
    const elsewhere = await this.attempt(undefined, isTimeUp ? undefined : waiting);
    return elsewhere.kind === 'lease' || !isTimeUp ? elsewhere : there;
  }

  /** Goes on where the conversation is, if nothing there has to be counted. */
  private stay(): Scheduling | undefined {
    if (this.question.affineAccountId === undefined) return undefined;
    const stay = stayOf(this.parts, this.question, this.tried, this.facts());
    const candidate = stay && this.candidate(stay.account);
    if (!candidate || needsSlot(candidate)) return undefined;
    const { account, strategy, route } = stay;
    const choice: Choice = {
      candidates: [{ accountId: account.id, reasons: [] }],
      others: {},
      affinity: 'kept',
      ...{ strategy, via: route.via, waitedMs: 0 },
    };
    return this.leased(candidate, choice, route.scope);
  }

  /** @param only the one account that comes into question; undefined: all within the binding */
  private async attempt(only: string | undefined, waiting: Waiting | undefined): Promise<Scheduling> {
    let seen = this.look(only);
    for (const [index, one] of seen.surveys.entries()) {
      const order = seen.order(one);
      const isLast = index === seen.surveys.length - 1;
      // Taking and joining the queue is one call, where it may come to waiting.
      const isOneCall = order.length <= mostAccountsPerCall;
      if (waiting && isLast && isOneCall && order.every((account) => needsSlot(this.candidate(account)))) break;
      const ready = order.filter(({ id }) => seen.isReady(one, id));
      const taken = await this.take(this.candidates(ready), seen);
      if (taken) return this.granted(taken, seen, only);
    }
    let ended: WaitOutcome | undefined;
    if (waiting && seen.orderOfAll().length > 0) {
      ended = await this.parts.slots.wait(this.question, {
        waiting,
        candidates: () => {
          seen = this.look(only);
          return seen.orderOfAll().map((account) => this.candidate(account));
        },
        isWorthwhile: (accountIds) => this.isWorthwhile(accountIds),
      });
      if (ended.kind === 'taken') {
        this.noteBusy(seen, ended.candidate.account);
        return this.granted(ended.candidate, seen, only, ended.position);
      }
      seen = this.look(only);
      if (ended.kind !== 'nothing-left') this.noteBusy(seen);
    }
    const mayProbe = ended === undefined || ended.kind === 'nothing-left';
    const early = mayProbe && !seen.hasShort ? await this.take(this.earlyProbes(seen), seen) : undefined;
    return early ? this.granted(early, seen, only) : this.refused(seen, only, ended);
  }

  private async take(candidates: Iterable<SlotCandidate>, seen: SurveySet): Promise<SlotCandidate | undefined> {
    const { candidate, lacks } = await this.parts.slots.take(this.question, candidates);
    for (const [accountId, lack] of lacks) seen.correct(accountId, [lack]);
    return candidate;
  }

  /**
   * What the store said of accounts while the request waited has been forgotten here by now: none had what it needs, or none that is
   * preferred to the one that was taken.
   */
  private noteBusy(seen: SurveySet, taken?: Account): void {
    for (const account of seen.orderOfAll()) {
      if (account.id === taken?.id) return;
      seen.correct(account.id, [account.maxConcurrency === undefined ? 'serial-queue-busy' : 'slots-taken']);
    }
  }

  private look(only: string | undefined): SurveySet {
    const facts = this.facts();
    const { question } = this;
    const { accounts, groups } = this.parts;
    const asked = { ...question, tried: this.tried };
    const onlyAccount = only === undefined ? undefined : accounts.collection.get(only);
    const surveys = routesOf(question.binding).map((route): Survey => {
      const shelf = only === undefined ? this.shelves.within(route.scope) : onlyAccount ? [onlyAccount] : [];
      return survey(shelf, asked, route, strategyWithin(route.scope, groups), facts);
    });
    return new SurveySet(
      surveys,
      question.affineAccountId,
      (id) => facts.firstByteMs(id),
      question.boundContent !== 'free',
    );
  }

  private facts(): PoolFacts {
    return factsNow(this.parts, this.uses, this.question.model, (account) => this.needsSerialLock(account));
  }

  /** One after the other: most often the first is taken, and of the rest nothing need be known. */
  private *candidates(accounts: readonly Account[]): Generator<SlotCandidate> {
    for (const account of accounts) yield this.candidate(account);
  }

  private candidate(account: Account): SlotCandidate {
    const { health, clock } = this.parts;
    const origin = this.parts.originOf(account);
    const { kind } = health.availabilityOf(account, origin, this.question.model, clock.now());
    return { account, needsSerialLock: this.needsSerialLock(account), needsProbe: kind !== 'available' };
  }

  private needsSerialLock(account: Account): boolean {
    return account.serialQueue !== undefined && (this.userMessage ??= this.question.isUserMessage());
  }

  /** Nothing else is there: accounts whose cooldown is only a guess may be tried before its end, each by one request a second. */
  private earlyProbes(seen: SurveySet): SlotCandidate[] {
    const facts = this.facts();
    return [...new Set(seen.surveys.flatMap(({ resting }) => resting))]
      .filter((account) => {
        const availability = facts.availability(account);
        return availability.kind === 'cooling' && availability.isSoft && facts.mayProbe(account.id);
      })
      .map((account) => ({ ...this.candidate(account), needsProbe: true }));
  }

  private isWorthwhile(accountIds: Iterable<string>): boolean {
    for (const accountId of accountIds) if (this.look(accountId).orderOfAll().length > 0) return true;
    return false;
  }

  private granted(candidate: SlotCandidate, seen: SurveySet, only: string | undefined, position?: number): Scheduling {
    const { account } = candidate;
    const { affineAccountId } = this.question;
    const affinity = affineAccountId === undefined ? 'new' : affineAccountId === account.id ? 'kept' : 'moved';
    const used = seen.routeTo(account.id);
    const choice = { ...this.choice(seen, only, used, position), affinity } as const;
    const why = affinity === 'moved' ? seen.whyMoved() : undefined;
    return this.leased(candidate, why === undefined ? choice : { ...choice, movedBecause: why }, used?.route.scope);
  }

  /** @param scope within which the account was found */
  private leased(candidate: SlotCandidate, found: Choice, scope: Scope | undefined): Scheduling {
    const { account, needsProbe } = candidate;
    const groupId = scope && groupWithin(account, scope);
    const choice = groupId === undefined ? found : { ...found, groupId };
    this.uses.note(account.id);
    const held = this.parts.slots.hold(candidate, this.question.requestId);
    return {
      kind: 'lease',
      lease: {
        ...{ account, isProbe: needsProbe, choice },
        headersArrived: () => held.headersArrived(),
        release: () => held.release(),
      },
    };
  }

  private refused(seen: SurveySet, only: string | undefined, ended: WaitOutcome | undefined): Scheduling {
    const { accounts } = this.parts;
    const all = only === undefined ? seen : this.look(undefined);
    const reasons = all.reasons();
    const isKnown = [...reasons.values()].some(isWithinReach);
    const isUnable = [...reasons.values()].some(lacksOnlyAbility);
    const choice = { ...this.choice(seen, only, undefined, ended?.position), affinity: 'none' } as const;
    const account = only === undefined ? undefined : accounts.collection.get(only);
    const shelf = only === undefined ? accounts.collection.values() : account ? [account] : [];
    const back = soonestReturn(shelf, (accountId) => reasons.get(accountId), this.facts());
    const movedBecause = seen.whyMoved();
    return {
      kind: 'none',
      choice: movedBecause === undefined ? choice : { ...choice, movedBecause },
      why: isKnown ? this.why(ended) : isUnable ? 'operation-unknown' : 'model-unknown',
      ...(back === undefined || !isKnown ? {} : { retryAfterMs: back }),
    };
  }

  private why(ended: WaitOutcome | undefined): NoLease {
    if (ended?.kind === 'queue-full' || ended?.kind === 'wait-too-long') return ended.kind;
    if (ended?.kind === 'wait-timed-out' || ended?.kind === 'left') return 'wait-timed-out';
    return this.question.boundContent === 'stored' && this.question.affineAccountId !== undefined
      ? 'bound-account-away'
      : 'none-available';
  }

  private choice(
    seen: SurveySet,
    only: string | undefined,
    used: Survey | undefined,
    position: number | undefined,
  ): Omit<Choice, 'affinity'> {
    const { strategy, route } = used ?? seen.surveys[0] ?? { strategy: 'priority', route: { via: 'pool' } };
    return {
      ...listCandidates((only === undefined ? seen : this.look(undefined)).reasons()),
      ...{ strategy, via: route.via, waitedMs: Math.round(this.parts.clock.monotonic() - this.startedAt) },
      ...(position === undefined ? {} : { queuePosition: position }),
    };
  }
}
