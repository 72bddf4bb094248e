import { type AuthorizationService, startAuthorizationService } from '../tokens/authorization-service';
import { type RedisServer, startRedisServer } from '../redis-server';
import { type ControlPlane, startControlPlane } from './start-control-plane';
import { type Answer, type Call, call, cookieOf, createUser, signedInAs } from './visitor';

export const PUBLIC_URL = 'https://relay.example.com';
export const CONNECT = '/admin/accounts/connect';

/** A gateway, a vendor's sign-in service, and an owner who is signed in. */
export interface ConnectingHouse {
  readonly server: RedisServer;
  readonly service: AuthorizationService;
  readonly gateway: ControlPlane;
  readonly asOwner: (request: Call) => Promise<Answer>;
  /** What is asked for a new account, changed as a test wants it. */
  begin(change?: object, who?: (request: Call) => Promise<Answer>): Promise<Begun>;
  /** The browser in which it was begun is led back. */
  comeBack(path: string, cookie?: string): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Begun {
  readonly answer: Answer;
  readonly authorizationUrl: string;
  readonly state: string;
  /** Name and value of what the browser has kept. */
  readonly cookie: string;
}

export async function startConnectingHouse(publicUrl: string | undefined = PUBLIC_URL): Promise<ConnectingHouse> {
  const [server, service] = await Promise.all([startRedisServer(), startAuthorizationService()]);
  const gateway = await startControlPlane({ redisUrl: server.url, ...(publicUrl === '' ? {} : { publicUrl }) });
  await createUser(gateway.users, 'owner', 'owner');
  await createUser(gateway.users, 'admin', 'admin');
  const asOwner = await signedInAs(gateway.application, 'owner');
  return {
    ...{ server, service, gateway, asOwner },
    begin: async (change = {}, who = asOwner) => {
      const { authorizationUrl, tokenUrl, client } = service;
      const body = { name: 'team', platform: 'claude', authorizationUrl, tokenUrl, ...client, ...change };
      const answer = await who({ method: 'POST', url: CONNECT, body });
      const { authorizationUrl: address, state } = answer.json;
      return { answer, authorizationUrl: String(address), state: String(state), cookie: cookieOf(answer) };
    },
    comeBack: (url, cookie) =>
      call(gateway.application, { method: 'GET', url, headers: cookie === undefined ? {} : { cookie } }),
    stop: async () => {
      await gateway.stop();
      await Promise.all([server.stop(), service.stop()]);
    },
  };
}
