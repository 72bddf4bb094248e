export const stepNames = ['password', 'key', 'request', 'account', 'answered', 'group', 'webhook'] as const;
export type StepName = (typeof stepNames)[number];

/** What is known; undefined: not yet, or it is not for this person. */
export interface Known {
  readonly keys?: { readonly latestId: string | undefined; readonly wasUsed: boolean } | undefined;
  /** Of accounts that are not the sandbox. */
  readonly accounts?: { readonly latestId: string | undefined; readonly hasAnswered: boolean } | undefined;
  readonly groups?: number | undefined;
  readonly webhooks?: number | undefined;
}

/** What somebody may do. */
export interface Tasks {
  readonly mayHaveKeys: boolean;
  readonly mayAddAccounts: boolean;
  readonly mayAddWebhooks: boolean;
}

export interface Step {
  readonly name: StepName;
  /** Undefined while nobody knows. */
  readonly isDone: boolean | undefined;
  /** Where it is done; absent: nothing is to be done any more. */
  readonly to?: string;
}

/** From nothing to a client that is answered, and for administrators to a pool; each is ticked by what is true. */
export function stepsOf({ keys, accounts, groups, webhooks }: Known, may: Tasks): Step[] {
  const steps: Step[] = [{ name: 'password', isDone: true }];
  if (may.mayAddAccounts) {
    const latest = accounts?.latestId;
    steps.push(
      { name: 'account', isDone: accounts && latest !== undefined, to: '/accounts/new' },
      {
        name: 'answered',
        isDone: accounts?.hasAnswered,
        to: latest === undefined ? '/accounts' : `/accounts/${latest}`,
      },
      { name: 'group', isDone: groups === undefined ? undefined : groups > 0, to: '/groups' },
    );
  }
  if (may.mayHaveKeys) {
    const latest = keys?.latestId;
    steps.push(
      { name: 'key', isDone: keys && latest !== undefined, to: '/keys/new' },
      { name: 'request', isDone: keys?.wasUsed, to: latest === undefined ? '/keys' : `/keys/${latest}?tab=use` },
    );
  }
  if (may.mayAddWebhooks)
    steps.push({ name: 'webhook', isDone: webhooks === undefined ? undefined : webhooks > 0, to: '/webhooks' });
  return steps;
}
