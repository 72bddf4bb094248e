import { type Environment, startGateway } from '../gateway-process';
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
  const [front, house, port] = await Promise.all([startHttpsFront(), startRelayHouse(extra), freePort()]);
  const own = { PORT: String(port), PUBLIC_URL: front.url, TRUSTED_PROXIES: '127.0.0.1/32' };
  const gateway = await startGateway({ ...house.environment, ...own }).catch(async (error: unknown) => {
    front.close();
    await house.stop();
    throw error;
  });
  front.passTo(`http://127.0.0.1:${port}`);
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
