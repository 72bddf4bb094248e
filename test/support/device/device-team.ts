import type { User } from '@app/auth';
import { expect } from 'vitest';
import { QuickPasswords } from '../control-plane/quick-passwords';
import { type ControlPlane, type ControlPlaneSecrets, createSecrets } from '../control-plane/start-control-plane';
import { type Answer, call } from '../control-plane/visitor';
import { type RedisServer, startRedisServer } from '../redis-server';
import { type Approver, approverOf } from './approver';
import { type DeviceClient, deviceOf } from './device-client';
import { startDeviceHouse } from './start-device-house';

export interface SignedInDevice {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly keyId: string;
}

/** Two gateways of one team, with the sign-in of devices. */
export interface DeviceTeam {
  readonly server: RedisServer;
  readonly gateway: ControlPlane;
  readonly other: ControlPlane;
  readonly device: DeviceClient;
  readonly secrets: ControlPlaneSecrets;
  userNamed(name: string): User;
  /** Whose key a bearer token stands for. */
  whoami(token: unknown, on?: ControlPlane, headers?: Record<string, string>): Promise<Answer>;
  /** Somebody who is signed in to the console, at an address of their own. */
  approver(username: string, on?: ControlPlane): Promise<Approver>;
  /** A device that somebody has let in. */
  signIn(username: string): Promise<SignedInDevice>;
  stop(): Promise<void>;
}

export async function startDeviceTeam(): Promise<DeviceTeam> {
  const server = await startRedisServer();
  const secrets = createSecrets();
  const options = { redisUrl: server.url, secrets, passwords: new QuickPasswords() };
  const gateway = await startDeviceHouse(options);
  const other = await startDeviceHouse(options);
  const device = deviceOf(gateway.application);
  const team: DeviceTeam = {
    ...{ server, gateway, other, device, secrets },
    userNamed: (name) => {
      const user = gateway.users.findByUsername(name);
      if (!user) throw new Error(`nobody is called ${name}`);
      return user;
    },
    whoami: (token, on = gateway, headers = {}) => {
      const authorization = `Bearer ${String(token)}`;
      return call(on.application, { method: 'GET', url: '/v1/whoami', headers: { authorization, ...headers } });
    },
    approver: (username, on = gateway) => approverOf(on.application, username),
    signIn: async (username) => {
      const { deviceCode, userCode } = await device.begin();
      await (await team.approver(username)).decide(userCode, 'approve');
      const { status, json } = await device.poll(deviceCode);
      expect(status).toBe(200);
      const keyId = String((await team.whoami(json.access_token)).json.keyId);
      return { accessToken: String(json.access_token), refreshToken: String(json.refresh_token), keyId };
    },
    stop: async () => {
      await Promise.all([gateway.stop(), other.stop()]);
      await server.stop();
    },
  };
  return team;
}
