import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type RedisConnection, deviceScripts, redisKeys, runScript } from '@app/redis';
import type { User } from '../users/user';
import { canonicalUserCode, createUserCode } from './user-code';

export const GRANT_SECONDS = 600;
/** Between two polls of a device that keeps to what it was told. */
export const POLL_SECONDS = 5;
/** RFC 8628, 3.5. */
const SLOW_DOWN_SECONDS = 5;
/** Networks carry one poll faster than the one before. */
const POLL_TOLERANCE_MS = 1_000;
const CODE_BYTES = 32;
/** User codes that wait at the same moment are few among 25,600,000,000. */
const MOST_TRIES = 5;

/** Who asks, as far as the server can tell. */
export interface DeviceFacts {
  readonly client: string;
  readonly address: string;
}

export interface OpenedGrant {
  /** 256 bits, for the device alone. Only its digest is stored. */
  readonly deviceCode: string;
  /** Canonical: see user-code.ts. */
  readonly userCode: string;
}

/** A sign-in that somebody is asked to decide on. */
export interface DeviceGrant extends DeviceFacts {
  /** Digest of the device code. */
  readonly id: string;
  readonly userCode: string;
  /** Milliseconds since the epoch. */
  readonly requestedAt: number;
  /** Nobody is asked any more. */
  readonly isDecided: boolean;
}

export type Redemption =
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'slow-down' }
  | { readonly outcome: 'denied' }
  | ({ readonly outcome: 'redeemed'; readonly userId: string; readonly epoch: number } & DeviceFacts);

/** Sign-ins of devices that somebody is asked to approve in a browser (RFC 8628). The server lets them go after ten minutes. */
export class DeviceGrants {
  constructor(private readonly connection: RedisConnection) {}

  /** @throws Error when no free user code is found */
  async open({ client, address }: DeviceFacts): Promise<OpenedGrant> {
    const deviceCode = randomBytes(CODE_BYTES).toString('base64url');
    const id = digestOf(deviceCode);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const userCode = createUserCode();
      const isOpen = await runScript(
        this.connection,
        deviceScripts.openGrant,
        [redisKeys.deviceGrant(id), redisKeys.deviceUserCode(userCode)],
        [id, userCode, client, address, POLL_SECONDS, GRANT_SECONDS * 1_000],
      );
      if (isOpen) return { deviceCode, userCode };
    }
    throw new Error('no free user code');
  }

  /** The grant under a code that somebody typed; undefined: there is none, or its ten minutes are over. */
  async find(text: string): Promise<DeviceGrant | undefined> {
    const userCode = canonicalUserCode(text);
    const id = userCode === undefined ? null : await this.connection.get(redisKeys.deviceUserCode(userCode));
    if (userCode === undefined || id === null) return undefined;
    const fields = ['status', 'client', 'address', 'requestedAt'];
    const [status, client, address, requestedAt] = await this.connection.hmget(redisKeys.deviceGrant(id), ...fields);
    if (status == null || client == null || address == null || requestedAt == null) return undefined;
    return { id, userCode, client, address, requestedAt: Number(requestedAt), isDecided: status !== 'pending' };
  }

  /** False when the grant no longer waits: somebody else decided, or it is over. */
  approve(id: string, { id: userId, epoch }: Pick<User, 'id' | 'epoch'>): Promise<boolean> {
    return this.decide(id, 'approved', [userId, epoch]);
  }

  deny(id: string): Promise<boolean> {
    return this.decide(id, 'denied', ['', '']);
  }

  /** What a device is told that asks. An approved grant is redeemed once, whoever asks at the same moment. */
  async redeem(deviceCode: string): Promise<Redemption> {
    const [outcome, userId, epoch, client, address] = await runScript(
      this.connection,
      deviceScripts.redeemGrant,
      [redisKeys.deviceGrant(digestOf(deviceCode))],
      [randomUUID(), POLL_TOLERANCE_MS, SLOW_DOWN_SECONDS],
    );
    if (outcome === 'pending' || outcome === 'slow-down' || outcome === 'denied') return { outcome };
    const isWhole = userId !== undefined && userId !== '' && /^\d{1,15}$/.test(epoch ?? '');
    if (outcome !== 'redeemed' || !isWhole) return { outcome: 'absent' };
    return { outcome, userId, epoch: Number(epoch), client: client ?? '', address: address ?? '' };
  }

  private decide(id: string, decision: 'approved' | 'denied', by: readonly (string | number)[]): Promise<boolean> {
    const key = redisKeys.deviceGrant(id);
    return runScript(this.connection, deviceScripts.decideGrant, [key], [decision, randomUUID(), ...by]);
  }
}

/** SHA-256, hexadecimal: 256 random bits need no slow hash. */
const digestOf = (deviceCode: string): string => createHash('sha256').update(deviceCode).digest('hex');
