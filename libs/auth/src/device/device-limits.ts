import type { RedisConnection } from '@app/redis';
import { addressGroup } from '../sign-in/address-group';
import { AttemptLimit, type AttemptOutcome } from './attempt-limit';

/** Whole offices sign in from behind one address. */
const GRANTS_PER_ADDRESS = 60;
const WRONG_CODES_PER_ADDRESS = 30;
/** Somebody who has many addresses guesses no more than somebody who has one. */
const WRONG_CODES_PER_PERSON = 30;

/** Who tries a code, and from where. */
export interface CodeGuess {
  readonly userId: string;
  readonly address: string;
}

/** What keeps the code of a device from being tried until it fits (RFC 8628, 5.1). */
export class DeviceLimits {
  private readonly grants: AttemptLimit;
  private readonly codes: AttemptLimit;
  private readonly codesOfPeople: AttemptLimit;

  constructor(connection: RedisConnection) {
    this.grants = new AttemptLimit(connection, 'device-grant', GRANTS_PER_ADDRESS);
    this.codes = new AttemptLimit(connection, 'device-code', WRONG_CODES_PER_ADDRESS);
    this.codesOfPeople = new AttemptLimit(connection, 'device-code-of', WRONG_CODES_PER_PERSON);
  }

  takeGrant(address: string): Promise<AttemptOutcome> {
    return this.grants.take(addressGroup(address));
  }

  /** Counts before the code is looked for. Whoever is held up counts nowhere: a person must not hold up everybody at their address. */
  async takeCode({ userId, address }: CodeGuess): Promise<AttemptOutcome> {
    const ofPerson = await this.codesOfPeople.take(userId);
    if (!ofPerson.granted) return ofPerson;
    const ofAddress = await this.codes.take(addressGroup(address), ofPerson.id);
    if (!ofAddress.granted) await this.codesOfPeople.giveBack(userId, ofPerson.id);
    return ofAddress;
  }

  /** The code was one that a device was given. */
  async giveCodeBack({ userId, address }: CodeGuess, id: string): Promise<void> {
    await Promise.all([this.codesOfPeople.giveBack(userId, id), this.codes.giveBack(addressGroup(address), id)]);
  }
}
