import type { ReauthorisationReason } from '@app/accounts';
import { CredentialsRefused } from './credentials-refused';

/** What is stored opens nothing any more, which is stored, too: nobody asks again until an administrator has done something about it. */
export class ReauthorisationNeeded extends CredentialsRefused {
  constructor(
    readonly reason: ReauthorisationReason,
    description?: string,
  ) {
    super('needs_reauth', description ?? reason);
  }
}
