import type { Organization } from './organization';

/** What every answer of the API says of itself in its headers. */
export interface Identity {
  readonly requestId: string;
  readonly organization: Organization;
}
