import { Controller, Get, Module, UseGuards } from '@nestjs/common';
import type { DirectoryFields } from '@app/config';
import { ClientRoute } from '../../../apps/gateway/src/control-plane/access/route-access';
import { PresentedKeys } from '../../../apps/gateway/src/relay/presented-keys';
import { RelayKeyGuard } from '../../../apps/gateway/src/relay/relay-key.guard';
import { type RedisServer, startRedisServer } from '../redis-server';
import { serviceOf } from '../slapd/directory-settings';
import { Slapd } from '../slapd/slapd';
import { MovableClock } from './movable-clock';
import { type ControlPlane, createSecrets, startControlPlane } from './start-control-plane';
import { type Answer, type Call, call, createUser, signIn, signedInAs } from './visitor';

@Controller('guarded')
@UseGuards(RelayKeyGuard)
@ClientRoute()
class GuardedController {
  @Get()
  use(): string {
    return 'let in';
  }
}

@Module({ controllers: [GuardedController], providers: [RelayKeyGuard, PresentedKeys] })
class GuardedModule {}

/** Two gateways of one relay, an LDAP server with the people of test/support/slapd, and a local owner. */
export interface DirectoryHouse {
  readonly slapd: Slapd;
  readonly clock: MovableClock;
  readonly gateways: readonly [ControlPlane, ControlPlane];
  asOwner(request: Call): Promise<Answer>;
  asAdmin(request: Call): Promise<Answer>;
  /** Somebody of the directory, whose password is `<name>-password` unless given. */
  signIn(username: string, password?: string, gateway?: 0 | 1): Promise<Answer>;
  /** What a relay key is answered. */
  keyStatus(gateway: 0 | 1, key: string): Promise<number>;
  sync(body?: object): Promise<Answer>;
  stop(): Promise<void>;
}

/** How the environment would name the OpenLDAP tree of the server. */
export const environmentOf = (slapd: Slapd): DirectoryFields => ({
  ...{ urls: [slapd.url], searchBase: 'dc=example,dc=test' },
  ...serviceOf('example'),
  timeoutMs: 2_000,
});

export async function startDirectoryHouse(
  changed: (slapd: Slapd) => DirectoryFields = environmentOf,
): Promise<DirectoryHouse> {
  const [server, slapd]: [RedisServer, Slapd] = await Promise.all([startRedisServer(), Slapd.start()]);
  const clock = new MovableClock();
  const options = {
    ...{ redisUrl: server.url, secrets: createSecrets(), clock, directory: changed(slapd) },
    otherModules: [GuardedModule],
  };
  const gateways = [await startControlPlane(options), await startControlPlane(options)] as const;
  await createUser(gateways[0].users, 'owner', 'owner');
  await createUser(gateways[0].users, 'admin', 'admin');
  const asOwner = await signedInAs(gateways[0].application, 'owner');
  return {
    ...{ slapd, clock, gateways, asOwner },
    asAdmin: await signedInAs(gateways[0].application, 'admin'),
    signIn: (username, password = `${username}-password`, gateway = 0) =>
      signIn(gateways[gateway].application, username, password),
    keyStatus: async (gateway, key) => {
      const request = { method: 'GET', url: '/guarded', headers: { 'x-api-key': key } } as const;
      return (await call(gateways[gateway].application, request)).status;
    },
    sync: (body = {}) => asOwner({ method: 'POST', url: '/admin/directory/sync', body }),
    stop: async () => {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await Promise.all([server.stop(), slapd.stop()]);
    },
  };
}
