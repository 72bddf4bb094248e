import type { RedisConnection } from '@app/redis';
import { addressGroup } from '../sign-in/address-group';
import { AttemptLimit, type AttemptOutcome } from './attempt-limit';

/** Whole offices sign in from behind one address. */
const GRANTS_PER_ADDRESS = 60;
const WRONG_CODES_PER_ADDRESS = 30;
const SIGN_INS_PER_GRANT = 5;

/** What keeps a sign-in of a device from being tried until it fits (RFC 8628, 5.1). Passwords have a throttle of their own. */
export class DeviceLimits {
  private readonly grants: AttemptLimit;
  private readonly codes: AttemptLimit;
  private readonly signIns: AttemptLimit;

  constructor(connection: RedisConnection) {
    this.grants = new AttemptLimit(connection, 'device-grant', GRANTS_PER_ADDRESS);
    this.codes = new AttemptLimit(connection, 'device-code', WRONG_CODES_PER_ADDRESS);
    this.signIns = new AttemptLimit(connection, 'device-sign-in', SIGN_INS_PER_GRANT);
  }

  takeGrant(address: string): Promise<AttemptOutcome> {
    return this.grants.take(addressGroup(address));
  }

  takeCode(address: string): Promise<AttemptOutcome> {
    return this.codes.take(addressGroup(address));
  }

  /** The code was one that waits. */
  giveCodeBack(address: string, id: string): Promise<void> {
    return this.codes.giveBack(addressGroup(address), id);
  }

  /** A grant that this is not granted for has had its five sign-ins, and ends. */
  takeSignIn(grantId: string): Promise<AttemptOutcome> {
    return this.signIns.take(grantId);
  }
}
