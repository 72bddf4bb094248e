import type { Account, CredentialState } from '@app/accounts';
import { servesModel } from './model-pattern';

/** Why an account is passed over. */
export type Ineligibility =
  'switched-off' | 'credential-unreadable' | 'model-not-served' | 'personal-of-another-user' | 'already-tried';

export interface EligibilityQuestion {
  readonly model: string;
  /** Whose key asks. */
  readonly userId: string;
  /** Models of the account's platform, for an account without a list of its own. */
  readonly platformModels: readonly string[];
  readonly credentialState: CredentialState;
  readonly alreadyTried: boolean;
}

/** The one predicate that says whether an account may serve a request: pure, and an empty answer means yes. */
export function ineligibilities(account: Account, question: EligibilityQuestion): Ineligibility[] {
  const reasons: Ineligibility[] = [];
  if (!account.schedulable) reasons.push('switched-off');
  if (question.credentialState !== 'usable') reasons.push('credential-unreadable');
  if (!servesModel(account.models ?? question.platformModels, question.model)) reasons.push('model-not-served');
  if (account.personal && account.ownerId !== question.userId) reasons.push('personal-of-another-user');
  if (question.alreadyTried) reasons.push('already-tried');
  return reasons;
}
