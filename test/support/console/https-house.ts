import { type Environment, type GatewayProcess, startGateway } from '../gateway-process';
import { freePort } from '../proxies/real-proxy';
import { type RelayHouse, startRelayHouse } from '../relay-house';
import { type HttpsFront, startHttpsFront } from './https-front';

/**
 * A relay with a second gateway that people and programs reach over https, which signing programs in and connecting accounts need. The
 * test's own calls go to the first one.
 */
export interface HttpsHouse extends RelayHouse {
  readonly front: HttpsFront;
}

/** @param extra environment of the gateways and the worker, over what the house sets itself */
export async function startHttpsHouse(extra: Environment = {}): Promise<HttpsHouse> {
  const port = await freePort();
  const front = await startHttpsFront(`http://127.0.0.1:${port}`);
  const own = { PORT: String(port), PUBLIC_URL: front.url, TRUSTED_PROXIES: '127.0.0.1/32' };
  const [house, gateway] = await startBoth(extra, own).catch((error: unknown) => {
    front.close();
    throw error;
  });
  return {
    ...house,
    front,
    stop: async () => {
      front.close();
      await gateway.stop();
      await house.stop();
    },
  };
}

async function startBoth(extra: Environment, own: Environment): Promise<[RelayHouse, GatewayProcess]> {
  const house = await startRelayHouse(extra);
  try {
    return [house, await startGateway({ ...house.environment, ...own })];
  } catch (error) {
    // A process that is left behind would keep the test run from ending.
    await house.stop();
    throw error;
  }
}
