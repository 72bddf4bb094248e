import type { ChainedEntry } from '@app/audit';
import type { NewEvent } from '@app/events';
import { keyEvent } from './key-events';
import type { KnownRecords } from './known-records';
import { userEvent } from './user-events';

/** What an entry of the audit log tells the outside world. Undefined: nothing. */
export const eventOfEntry = (entry: ChainedEntry, records: KnownRecords): NewEvent | undefined =>
  keyEvent(entry, records) ?? userEvent(entry, records);
