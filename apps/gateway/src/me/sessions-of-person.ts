import { Injectable } from '@nestjs/common';
import { type DeviceSessionDetails, type SessionDetails, Sessions, type User } from '@app/auth';
import { SignedInDevices } from '../device/signed-in-devices';

/** Somewhere that a person is signed in. */
export type PersonSession =
  ({ readonly kind: 'console' } & SessionDetails) | ({ readonly kind: 'device' } & DeviceSessionDetails);

export const sessionKinds = ['console', 'device'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Browsers and devices that act in a person's name. */
@Injectable()
export class SessionsOfPerson {
  constructor(
    private readonly sessions: Sessions,
    private readonly devices: SignedInDevices,
  ) {}

  /** The oldest first. */
  async listOf(user: User): Promise<PersonSession[]> {
    const [browsers, devices] = await Promise.all([this.sessions.listOf(user), this.devices.listOf(user)]);
    const all: PersonSession[] = [
      ...browsers.map((session) => ({ kind: 'console' as const, ...session })),
      ...devices.map((session) => ({ kind: 'device' as const, ...session })),
    ];
    return all.sort(byCreation);
  }

  async find(user: User, id: string): Promise<PersonSession | undefined> {
    return (await this.listOf(user)).find((session) => session.id === id);
  }

  /** @throws ControlPlaneError `caller_record_conflict` when the key of a device was changed at the same moment */
  async end(session: PersonSession): Promise<void> {
    await (session.kind === 'console' ? this.sessions.end(session) : this.devices.end(session));
  }

  /**
   * Clears everything away. Who must be sure that nothing remains raises the user's epoch first: see `Users.endSessions`.
   * @param before as they were until then
   */
  async endAll(before: User): Promise<void> {
    await this.sessions.endAll(before.id);
    await this.devices.endAll(before);
  }
}

const byCreation = (first: PersonSession, second: PersonSession): number =>
  first.createdAt.localeCompare(second.createdAt) || first.id.localeCompare(second.id);
