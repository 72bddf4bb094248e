import { Inject, Injectable } from '@nestjs/common';
import { type ApiKey, ApiKeys, type KeyPermission, KeyRights, type NewApiKey } from '@app/api-keys';
import { DEVICE_SESSION_DAYS, type DeviceFacts, type User, isActive, mayDo } from '@app/auth';
import type { Clock } from '@app/common';
import type { WriteOutcome } from '@app/redis';
import { CLOCK } from '../bootstrap/tokens';
import { Memberships } from '../people/memberships';

/** A person who has more devices than this has left most of them behind. */
const MOST_DEVICES = 25;
const LONGEST_NAME = 100;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a device may do with the key that its sign-in makes. */
export interface DeviceAccess {
  readonly permissions: readonly KeyPermission[];
  /** The only account group that serves it. */
  readonly groupId?: string | undefined;
  /** ISO 8601, UTC. */
  readonly expiresAt: string;
}

/** Relay keys that sign-ins of devices make. Nobody knows their text: they are used through access tokens alone. */
@Injectable()
export class DeviceKeys {
  constructor(
    private readonly apiKeys: ApiKeys,
    private readonly keyRights: KeyRights,
    private readonly memberships: Memberships,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why somebody may not sign a device in, in words for them; undefined: they may. */
  objectionTo(user: User): string | undefined {
    if (!isActive(user)) return 'Your account is switched off.';
    if (!mayDo(user.role, 'own-keys.manage')) return 'Your role does not let you use models.';
    const owner = this.memberships.ownerOf(user);
    const wanted = this.wantedKey(user, { client: 'Claude Code', address: '' });
    if (!wanted) return 'No policy of your organization lets you use models this way.';
    const createdAt = new Date(this.clock.now()).toISOString();
    const [objection] = this.keyRights.objectionsTo({ ...wanted, createdAt, enabled: true, debug: false }, owner);
    return objection?.message;
  }

  /** What a device would get if the person let it in now; undefined: nothing. */
  accessOf(user: User): DeviceAccess | undefined {
    return this.wantedKey(user, { client: 'Claude Code', address: '' });
  }

  /**
   * Issues the key of one sign-in. The device that signed in first gives way where somebody has too many.
   * @returns undefined when no policy lets the person have one (any more)
   */
  async issue(user: User, facts: DeviceFacts): Promise<ApiKey | undefined> {
    const wanted = this.wantedKey(user, facts);
    if (!wanted) return undefined;
    const { apiKey } = await this.apiKeys.issue(wanted);
    const devices = this.apiKeys.list({ userId: user.id }).filter(({ origin }) => origin === 'device');
    for (const { id } of devices.slice(0, Math.max(devices.length - MOST_DEVICES, 0))) await this.apiKeys.revoke(id);
    return apiKey;
  }

  /** Ends the key of a sign-in that is over. */
  end(id: string): Promise<WriteOutcome> {
    return this.apiKeys.revoke(id);
  }

  /** Keys as every process knows them by now: one may have ended through another one in the last quarter of a second. */
  refresh(): Promise<void> {
    return this.apiKeys.collection.sync();
  }

  /** The key of a device that may still be used. */
  async find(id: string, userId: string): Promise<ApiKey | undefined> {
    await this.refresh();
    const apiKey = this.standing(id, userId);
    return apiKey?.enabled === true ? apiKey : undefined;
  }

  /** Whether a device has its key yet, be it one that is switched off for now. */
  stands(id: string, userId: string): boolean {
    return this.standing(id, userId) !== undefined;
  }

  private standing(id: string, userId: string): ApiKey | undefined {
    const apiKey = this.apiKeys.get(id);
    if (apiKey?.userId !== userId || apiKey.origin !== 'device' || apiKey.deletedAt !== undefined) return undefined;
    const isOver = apiKey.expiresAt !== undefined && Date.parse(apiKey.expiresAt) <= this.clock.now();
    return isOver ? undefined : apiKey;
  }

  /** Bound to nothing where the person may have that, else to the first of their account groups that they may bind a key to. */
  private wantedKey(user: User, { client, address }: DeviceFacts): (NewApiKey & DeviceAccess) | undefined {
    const owner = this.memberships.ownerOf(user);
    const bindings = [{}, ...owner.groupIds.map((groupId) => ({ groupId }))];
    const binding = bindings.find((candidate) => this.keyRights.boundsOf(owner, candidate) !== undefined);
    const bounds = binding && this.keyRights.boundsOf(owner, binding);
    if (!bounds) return undefined;
    const days = Math.min(bounds.maxLifetimeDays ?? DEVICE_SESSION_DAYS, DEVICE_SESSION_DAYS);
    return {
      ...binding,
      name: `${client}, signed in from ${address}`.slice(0, LONGEST_NAME),
      userId: user.id,
      origin: 'device',
      permissions: ['claude'],
      expiresAt: new Date(this.clock.now() + days * DAY_MS).toISOString(),
    };
  }
}
