import type { Account, AccountState, AccountStates, Cooldown, Cooling, UpstreamWindow } from '@app/accounts';
import type { Clock } from '@app/common';
import type { Availability } from '../eligibility';
import { AccountReports } from './account-reports';
import { availabilityFrom, available, concerns } from './availability';
import { coolingAfter, coolingUntilReset, familyOn } from './cooldown-policy';
import { isProvenWrong } from './proven-wrong';
import type { WhatHappened } from './what-happened';

export interface HealthParts {
  readonly states: Pick<AccountStates, 'get' | 'cool' | 'recover' | 'report' | 'reset' | 'forget'>;
  readonly clock: Clock;
  /** 0 to 1. */
  readonly random: () => number;
  /** Redis could not be told. What this process knows stays in effect here. */
  readonly onError: (error: unknown) => void;
}

const FLUSH_EVERY_MS = 1_000;

/** What becomes of accounts by the answers they give. Nothing here makes a request wait for Redis. */
export class AccountHealth {
  private readonly reports: AccountReports;
  private readonly hostIds = new Map<string, string>();
  private readonly recovering = new Set<string>();
  private readonly telling = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: HealthParts) {
    this.reports = new AccountReports(parts.states, parts.onError);
  }

  start(): void {
    this.timer = setInterval(() => void this.reports.flush(), FLUSH_EVERY_MS);
    this.timer.unref();
  }

  /** Tells Redis what it has not been told yet. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.settled();
    // A round that was under way does not hold what came after it had begun.
    await this.settled();
  }

  /** Resolves when Redis has been told everything, or could not be. */
  async settled(): Promise<void> {
    await Promise.all(this.telling);
    await this.reports.flush();
  }

  /** @param origin where the request went @param model the name that the client asked for */
  failed(account: Account, origin: string, model: string, what: WhatHappened, requestId: string): void {
    const cooling = coolingAfter(what, { account, model, requestId }, this.parts.random);
    if (cooling) this.cool(cooling.scope === 'host' ? this.hostId(origin) : account.id, cooling);
  }

  /** @param firstByteMs from sending the request to the first byte of its answer */
  answered(
    account: Account,
    origin: string,
    model: string,
    windows: readonly UpstreamWindow[],
    firstByteMs: number,
  ): void {
    this.reports.addAnswer(account.id, firstByteMs);
    const state = this.parts.states.get(account.id);
    const hostState = this.parts.states.get(this.hostId(origin));
    if (state && state.cooldowns.length > 0) this.recover(state, account, model, firstByteMs);
    if (hostState && hostState.cooldowns.length > 0) this.recover(hostState, account, model, firstByteMs);
    for (const window of windows) this.noteWindow(account, window, state);
  }

  /** A refusal says how windows stand, too; how long it lasts it has said by itself. */
  sawWindows(accountId: string, windows: readonly UpstreamWindow[]): void {
    for (const window of windows) this.reports.addWindow(accountId, window, this.parts.states.get(accountId));
  }

  /** @param day such as `2026-11-21` */
  spent(accountId: string, nanoDollars: bigint, day: string): void {
    this.reports.addSpent(accountId, nanoDollars, day);
  }

  availabilityOf(account: Account, origin: string, model: string, now: number): Availability {
    const state = this.parts.states.get(account.id);
    const hostState = this.parts.states.get(this.hostId(origin));
    if (!state?.cooldowns.length && !hostState?.cooldowns.length) return available;
    return availabilityFrom([state, hostState], () => familyOn(account, model), now);
  }

  /** @param origin where its requests go: what is known of that is added */
  stateOf(accountId: string, origin?: string): AccountState | undefined {
    const state = this.parts.states.get(accountId);
    const hostCooldowns = origin === undefined ? [] : (this.parts.states.get(this.hostId(origin))?.cooldowns ?? []);
    if (hostCooldowns.length === 0) return state;
    return { id: accountId, windows: [], ...state, cooldowns: [...(state?.cooldowns ?? []), ...hostCooldowns] };
  }

  /** An administrator says that all is well. @param origin where its requests go: what is known of that is forgotten, too */
  async reset(accountId: string, origin?: string): Promise<void> {
    const ids = origin === undefined ? [accountId] : [accountId, this.hostId(origin)];
    await Promise.all(ids.map((id) => this.parts.states.reset(id)));
  }

  /** For an account that is gone. */
  async forget(accountId: string): Promise<void> {
    this.reports.forget(accountId);
    await this.parts.states.forget(accountId);
  }

  private noteWindow(account: Account, window: UpstreamWindow, state: AccountState | undefined): void {
    this.reports.addWindow(account.id, window, state);
    const cooling = coolingUntilReset(window, account, this.parts.clock.now());
    if (cooling && !isKnown(cooling, this.parts.states.get(account.id), this.parts.clock.now())) {
      this.cool(account.id, cooling);
    }
  }

  private cool(id: string, cooling: Cooling): void {
    this.tell(this.parts.states.cool(id, cooling));
  }

  private recover(state: AccountState, account: Account, model: string, firstByteMs: number): void {
    if (this.recovering.has(state.id)) return;
    const now = this.parts.clock.now();
    const isWrong = (cooldown: Cooldown): boolean =>
      isProvenWrong(cooldown, now - firstByteMs, now) && concerns(cooldown, () => familyOn(account, model));
    const wrong = state.cooldowns.filter(isWrong);
    if (wrong.length === 0) return;
    this.recovering.add(state.id);
    const recovered = this.parts.states.recover(state.id, wrong).finally(() => this.recovering.delete(state.id));
    this.tell(recovered);
  }

  private tell(telling: Promise<void>): void {
    const told = telling.catch(this.parts.onError).finally(() => this.telling.delete(told));
    this.telling.add(told);
  }

  private hostId(origin: string): string {
    let id = this.hostIds.get(origin);
    if (id === undefined) this.hostIds.set(origin, (id = `host:${origin}`));
    return id;
  }
}

/** Every answer until the reset says the same again. An administrator's own time counts from the first of them. */
function isKnown(cooling: Cooling, state: AccountState | undefined, now: number): boolean {
  const end = 'until' in cooling.lasts ? cooling.lasts.until : now;
  return (state?.cooldowns ?? []).some(
    ({ scope, cause, until }) => scope === cooling.scope && cause === cooling.cause && until >= end,
  );
}
