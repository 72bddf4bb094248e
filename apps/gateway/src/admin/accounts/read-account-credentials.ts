import type { Platform } from '@app/common';
import { InvalidCredentials, type PlatformAdapters, type ReadCredentials } from '@app/platforms';
import { fieldRefused } from '../../control-plane/problem/refusals';
import type { AccountCredentials } from './account-credentials.dto';

/** An account's secret as its platform takes it. @throws a refusal that names the member, and never quotes a value */
export function readAccountCredentials(
  adapters: PlatformAdapters,
  platform: Platform,
  input: AccountCredentials,
): ReadCredentials {
  try {
    return adapters[platform].readCredentials(input);
  } catch (error) {
    if (!(error instanceof InvalidCredentials)) throw error;
    throw fieldRefused(error.field === '' ? 'credentials' : `credentials.${error.field}`, error.reason);
  }
}
