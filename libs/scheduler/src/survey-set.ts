import type { Account } from '@app/accounts';
import { type Ineligibility, type Reasons, lacksOnlySlot } from './eligibility';
import type { Survey } from './survey';
import { isTooSlow } from './too-slow';

/** The surveys of one request, one for each place where it may look, with the account of its conversation first. */
export class SurveySet {
  /** What the slot script said of accounts after they had been looked at. */
  private readonly corrections = new Map<string, Reasons>();

  constructor(
    readonly surveys: readonly Survey[],
    private readonly affineAccountId: string | undefined,
    private readonly firstByteMs: (accountId: string) => number | undefined,
    /** Content that is bound to the account weighs more than its speed. */
    private readonly keepsSlow: boolean,
  ) {}

  correct(accountId: string, reasons: Reasons): void {
    this.corrections.set(accountId, reasons);
  }

  /** Those that can serve, or could but for a free slot, the preferred one first. */
  order(survey: Survey): readonly Account[] {
    const affine = survey.servers.find(({ id }) => id === this.affineAccountId);
    if (!affine) return survey.servers;
    const others = survey.servers.filter((account) => account !== affine);
    return this.isSlow(survey, affine) ? [...others, affine] : [affine, ...others];
  }

  /** The same over all places to look, each account once. */
  orderOfAll(): Account[] {
    return [...new Set(this.surveys.flatMap((survey) => this.order(survey)))];
  }

  isReady(survey: Survey, accountId: string): boolean {
    return this.reasonsIn(survey, accountId)?.length === 0;
  }

  /** Whether something would be had by waiting for a slot. */
  get hasShort(): boolean {
    return this.surveys.some((survey) =>
      survey.servers.some(({ id }) => lacksOnlySlot(this.reasonsIn(survey, id) ?? [])),
    );
  }

  routeTo(accountId: string): Survey | undefined {
    const isThere = (accounts: readonly Account[]): boolean => accounts.some(({ id }) => id === accountId);
    return this.surveys.find(({ servers, resting }) => isThere(servers) || isThere(resting));
  }

  /** Account id → reasons, in the order of preference; of an account that two places know, what the nearer one says. */
  reasons(): Map<string, Reasons> {
    const merged = new Map<string, Reasons>();
    const put = (survey: Survey, accountId: string): void => {
      const before = merged.get(accountId);
      if (before !== undefined && !isOutside(before)) return;
      const reasons = this.reasonsIn(survey, accountId);
      if (reasons) merged.set(accountId, reasons);
    };
    for (const survey of this.surveys) {
      for (const { id } of this.order(survey)) put(survey, id);
      for (const { id } of survey.resting) put(survey, id);
    }
    for (const survey of this.surveys) for (const id of survey.reasons.keys()) put(survey, id);
    return merged;
  }

  /** Why the conversation's account does not go on with it; undefined: there is no such account. */
  whyMoved(): Reasons | undefined {
    if (this.affineAccountId === undefined) return undefined;
    const reasons = this.reasons().get(this.affineAccountId);
    return reasons?.length === 0 ? [this.whyNotPreferred(this.affineAccountId)] : reasons;
  }

  /** Of an account that could go on: the accounts that the key is bound to serve again, or it is slow. */
  private whyNotPreferred(accountId: string): Ineligibility {
    const [bound] = this.surveys;
    const against = bound?.reasons.get(accountId);
    const isFallback = bound !== undefined && (against === undefined || isOutside(against));
    if (!isFallback) return 'too-slow';
    return bound.route.scope.kind === 'account' ? 'not-the-bound-account' : 'not-in-group';
  }

  private isSlow(survey: Survey, affine: Account): boolean {
    if (this.keepsSlow) return false;
    const others = survey.servers.filter(({ id }) => id !== affine.id && this.isReady(survey, id));
    const known = others.map(({ id }) => this.firstByteMs(id)).filter((value) => value !== undefined);
    return isTooSlow(this.firstByteMs(affine.id), known);
  }

  private reasonsIn(survey: Survey, accountId: string): Reasons | undefined {
    const reasons = survey.reasons.get(accountId);
    return reasons?.length === 0 ? (this.corrections.get(accountId) ?? reasons) : reasons;
  }
}

function isOutside(reasons: Reasons): boolean {
  return reasons.includes('not-in-group') || reasons.includes('not-the-bound-account');
}
