import type { Credentials } from '@app/accounts';
import type { JsonObject } from '@app/protocols';
import { requireOnly, requireToken } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import { readServiceAccount } from '../google/service-account';
import type { ReadCredentials } from '../platform-adapter';

/** It becomes part of a host name. */
const regionName = /^[a-z]{2,20}(?:-[a-z]{2,20}\d{1,2})?$/;
const projectName = /^[a-z0-9][a-z0-9.:-]{0,62}$/;

/**
 * `{projectId, region, serviceAccount: {…}}`, or without `serviceAccount`: then with whatever the process finds around itself.
 * @throws InvalidCredentials
 */
export function readVertexCredentials(input: JsonObject): ReadCredentials {
  requireOnly(input, ['projectId', 'region', 'serviceAccount']);
  const projectId = requireToken(input, 'projectId');
  if (!projectName.test(projectId)) throw new InvalidCredentials('projectId', 'must be the id of a project');
  const region = requireToken(input, 'region');
  if (!regionName.test(region))
    throw new InvalidCredentials('region', 'must be global, us, eu or a region such as us-east5');
  const credentials: Credentials =
    input.serviceAccount === undefined ? { kind: 'google-default' } : readServiceAccount(input);
  return { credentials, location: { projectId, region } };
}
