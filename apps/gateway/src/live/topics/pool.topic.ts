import type { Account, Accounts } from '@app/accounts';
import type { Clock } from '@app/common';
import type { AccountStateSource } from '../../admin/accounts/account-state-source';
import { viewOfAccountState } from '../../admin/accounts/view-account-state';
import type { GatewayPictures } from '../gateways/gateway-pictures';
import type { LiveMessage } from '../live-message';
import type { LiveAccount, LivePool } from '../views/live-account.view';
import { liveAccountOf } from './live-account';
import type { LiveTopic } from './live-topic';

export interface PoolTopicParts {
  readonly accounts: Accounts;
  readonly states: Pick<AccountStateSource, 'stateOf'>;
  readonly pictures: Pick<GatewayPictures, 'loads'>;
  readonly clock: Clock;
}

interface Told {
  readonly account: LiveAccount;
  readonly text: string;
}

const idle = { running: 0, waiting: 0 };

/** How all accounts fare. Out of what this process holds in memory, and what gateways say. */
export class PoolTopic implements LiveTopic<LivePool> {
  private readonly byId = new Map<string, Told>();

  constructor(private readonly parts: PoolTopicParts) {}

  told(): LivePool {
    return { accounts: [...this.byId.values()].map(({ account }) => account), removed: [] };
  }

  changes(): LiveMessage[] {
    const { accounts, pictures, clock } = this.parts;
    const [now, loads] = [clock.now(), pictures.loads()];
    const changed: LiveAccount[] = [];
    for (const record of accounts.collection.values()) {
      const account = liveAccountOf(record, this.stateOf(record, now), loads.get(record.id) ?? idle);
      const text = JSON.stringify(account);
      if (text === this.byId.get(account.id)?.text) continue;
      this.byId.set(account.id, { account, text });
      changed.push(account);
    }
    const removed = [...this.byId.keys()].filter((id) => !accounts.collection.get(id));
    for (const id of removed) this.byId.delete(id);
    const hasChanged = changed.length + removed.length > 0;
    return hasChanged ? [{ event: 'account', data: { accounts: changed, removed } satisfies LivePool }] : [];
  }

  forget(): void {
    this.byId.clear();
  }

  private stateOf(account: Account, now: number): ReturnType<typeof viewOfAccountState> {
    const { accounts, states } = this.parts;
    const credentialState = accounts.credentialState(account.id);
    const reauthorisation = accounts.reauthorisationOf(account.id);
    const state = states.stateOf(account.id);
    return viewOfAccountState({ account, credentialState, reauthorisation, state, running: undefined, now });
  }
}
