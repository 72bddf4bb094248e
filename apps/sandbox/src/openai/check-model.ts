import type { Call } from '../call';
import type { JsonObject } from '../json';
import { RequestRefused } from '../request-refused';
import { deploymentIn, isAzurePath } from './azure-paths';
import { isKnownModel } from './known-model';

const NO_DEPLOYMENT =
  'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.';

/** The model that answers: of an Azure deployment the one that the path names. Throws RequestRefused 400 and 404. */
export function modelOf({ path }: Call, body: JsonObject): string {
  const model = deploymentIn(path) ?? body.model;
  if (typeof model !== 'string' || model === '') {
    throw new RequestRefused(400, 'you must provide a model parameter', { param: 'model' });
  }
  if (isKnownModel(model)) return model;
  if (isAzurePath(path)) throw new RequestRefused(404, NO_DEPLOYMENT, { code: 'DeploymentNotFound' });
  throw new RequestRefused(404, `The model \`${model}\` does not exist or you do not have access to it.`, {
    ...{ code: 'model_not_found', param: 'model' },
  });
}
