import { unreachable } from './ask-for-token';
import type { CredentialPorts } from './credential-ports';
import type { Grant } from './grant';

/** What says nothing of its end is looked for anew after this time: files and variables of a process may change. */
const LOOK_AGAIN_MS = 15 * 60_000;

/** What the process finds around itself of AWS. */
export function awsDefaultGrant(ports: Pick<CredentialPorts, 'clock' | 'awsDefault'>): Grant {
  return async (_, isForced) => {
    const found = await ports.awsDefault(isForced).catch((error: unknown) => {
      throw unreachable(error);
    });
    const { expiresAt = ports.clock.now() + LOOK_AGAIN_MS, ...credentials } = found;
    return { credentials, expiresAt };
  };
}

/** What the process finds around itself of Google Cloud. */
export function googleDefaultGrant(ports: Pick<CredentialPorts, 'clock' | 'googleDefault' | 'tokenScope'>): Grant {
  return async (account, isForced) => {
    const found = await ports.googleDefault(ports.tokenScope(account) ?? '', isForced).catch((error: unknown) => {
      throw unreachable(error);
    });
    const { token, expiresAt = ports.clock.now() + LOOK_AGAIN_MS } = found;
    return { credentials: { kind: 'access-token', token }, expiresAt };
  };
}
