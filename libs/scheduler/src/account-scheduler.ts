import type { Account, Accounts } from '@app/accounts';
import type { Platform } from '@app/common';
import { type Reasons, ineligibilities, isWithinReach } from './eligibility';

export interface ScheduleRequest {
  readonly model: string;
  readonly userId: string;
}

/** What the scheduler asks of accounts: a part of `Accounts`. */
export interface AccountSource extends Pick<Accounts, 'credentialState'> {
  readonly collection: Pick<Accounts['collection'], 'values' | 'onChange'>;
}

type ModelsOfPlatform = Readonly<Record<Platform, { readonly models: readonly string[] }>>;

/** Picks accounts: the lowest priority number first, among equals the one that was used longest ago. */
export class AccountScheduler {
  private readonly lastUse = new Map<string, number>();
  private uses = 0;

  constructor(
    private readonly accounts: AccountSource,
    private readonly platforms: ModelsOfPlatform,
  ) {
    accounts.collection.onChange((id, account) => {
      if (!account) this.lastUse.delete(id);
    });
  }

  /** The account to try next, or undefined when none is left. */
  choose(request: ScheduleRequest, tried: ReadonlySet<string>): Account | undefined {
    let best: Account | undefined;
    for (const account of this.accounts.collection.values()) {
      if (this.whyNot(account, request, tried).length === 0 && (!best || this.precedes(account, best))) best = account;
    }
    if (best) this.lastUse.set(best.id, (this.uses += 1));
    return best;
  }

  /** Whether any account would serve the model to this user if all were well: tells "unknown model" from "none available". */
  knowsModel(request: ScheduleRequest): boolean {
    for (const account of this.accounts.collection.values()) {
      if (isWithinReach(this.whyNot(account, request, new Set()))) return true;
    }
    return false;
  }

  private whyNot(account: Account, request: ScheduleRequest, tried: ReadonlySet<string>): Reasons {
    return ineligibilities(
      account,
      { ...request, scope: { kind: 'pool' }, tried },
      {
        ...{ now: 0, today: '' },
        platformModels: ({ platform }) => this.platforms[platform].models,
        credentialState: (id) => this.accounts.credentialState(id),
        availability: () => ({ kind: 'available' }),
        spent: () => undefined,
        shortage: () => undefined,
        mayProbe: () => true,
      },
    );
  }

  private precedes(first: Account, second: Account): boolean {
    if (first.priority !== second.priority) return first.priority < second.priority;
    const [firstUse, secondUse] = [this.lastUse.get(first.id) ?? 0, this.lastUse.get(second.id) ?? 0];
    return firstUse !== secondUse ? firstUse < secondUse : first.id < second.id;
  }
}
