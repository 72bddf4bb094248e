import { Injectable } from '@nestjs/common';
import { type DeviceSession, type DeviceSessionDetails, DeviceSessions, type User } from '@app/auth';
import { requireWritten } from '../control-plane/problem/refusals';
import { DeviceKeys } from './device-keys';

type Person = Pick<User, 'id' | 'epoch'>;

/** The devices that people have let in. One is signed in while its session and its relay key both stand. */
@Injectable()
export class SignedInDevices {
  constructor(
    private readonly sessions: DeviceSessions,
    private readonly keys: DeviceKeys,
  ) {}

  /** The first one first. */
  async listOf(person: Person): Promise<DeviceSessionDetails[]> {
    const sessions = await this.sessions.listOf(person);
    if (sessions.length === 0) return [];
    await this.keys.refresh();
    const hasKey = (session: DeviceSession): boolean => this.keys.stands(session.keyId, person.id);
    await Promise.all(sessions.filter((session) => !hasKey(session)).map((session) => this.sessions.end(session)));
    return sessions.filter(hasKey);
  }

  /**
   * The key goes first: a session without one is worth nothing, and is still listed when this breaks off between the two.
   * @throws ControlPlaneError `caller_record_conflict` when the key was changed at the same moment
   */
  async end(session: DeviceSession): Promise<void> {
    if (this.keys.stands(session.keyId, session.userId)) requireWritten(await this.keys.end(session.keyId));
    await this.sessions.end(session);
  }

  /** Clears away what a person had when their sessions were ended: tokens of the epoch before are good for nothing already. */
  async endAll(before: Person): Promise<void> {
    for (const session of await this.listOf(before)) {
      await this.keys.end(session.keyId);
      await this.sessions.end(session);
    }
  }
}
