import type { Suspension } from '../../users/directory-standing';
import type { EntryAttributes } from './entry-attributes';

/** Attributes that say whether somebody may sign in, of Active Directory, 389 Directory Server with FreeIPA, and OpenLDAP. */
export const suspensionAttributes = [
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'accountExpires',
  'nsAccountLock',
  'pwdAccountLockedTime',
] as const;

// [MS-ADTS] 2.2.16: userAccountControl bits.
const ACCOUNT_DISABLE = 0x2n;
const LOCKOUT = 0x10n;
// [MS-ADA1] accountExpires: both mean never.
const neverExpires: ReadonlySet<bigint> = new Set([0n, 0x7fff_ffff_ffff_ffffn]);
/** FILETIME counts tenths of a microsecond since 1601. */
const TICKS_A_MILLISECOND = 10_000n;
const MILLISECONDS_FROM_1601_TO_1970 = 11_644_473_600_000n;
// draft-behera-ldap-password-policy-10 section 5.3.3: locked until an administrator takes it back.
const LOCKED_FOR_GOOD = '000001010000Z';

export interface EntrySuspension {
  readonly reason: Extract<Suspension, 'disabled' | 'expired' | 'locked'>;
  /**
   * The lock is one that failed attempts bring and that ends by itself. Anybody can bring it on somebody else, so it takes nothing from
   * people who are in, and whether it stands is for the next bind to tell: the mark may outlast it.
   */
  readonly mayHavePassed: boolean;
}

/** @param now milliseconds since the epoch */
export function suspensionOf(attributes: EntryAttributes, now: number): EntrySuspension | undefined {
  const control = attributes.wholeNumber('userAccountControl') ?? 0n;
  const isSwitchedOff = /^true$/i.test(attributes.text('nsAccountLock') ?? '');
  if (isSwitchedOff || (control & ACCOUNT_DISABLE) !== 0n) return { reason: 'disabled', mayHavePassed: false };
  if (isExpired(attributes.wholeNumber('accountExpires'), now)) return { reason: 'expired', mayHavePassed: false };
  const computed = attributes.wholeNumber('msDS-User-Account-Control-Computed') ?? 0n;
  if ((computed & LOCKOUT) !== 0n) return { reason: 'locked', mayHavePassed: true };
  const lockedSince = attributes.text('pwdAccountLockedTime');
  return lockedSince === undefined ? undefined : { reason: 'locked', mayHavePassed: lockedSince !== LOCKED_FOR_GOOD };
}

function isExpired(fileTime: bigint | undefined, now: number): boolean {
  if (fileTime === undefined || neverExpires.has(fileTime)) return false;
  return fileTime / TICKS_A_MILLISECOND - MILLISECONDS_FROM_1601_TO_1970 <= BigInt(Math.floor(now));
}
