import type { Arrival } from '../arrival';
import type { Dialect, Route } from '../dialect';
import { RequestRefused } from '../request-refused';
import { organizationOfKey } from '../tokens/bearer';
import { isAzurePath } from './azure-paths';
import { azureKeyOf, checkAzureKey, isAzureKey } from './check-caller';
import { chatForm } from './chat/chat-form';
import { openAiRoute } from './routes';
import { openAiVoice } from './voice';

const WITHOUT_VERSION = '/openai/v1/';
const inDeployment = /^\/openai\/deployments\/[^/]+\/(?:chat\/completions|embeddings)$/;
const dated = /^\/openai\/(?:responses|models)(?:\/.+)?$/;

/** Azure OpenAI: everything below `/openai`, with a deployment or a model in the body; only `/openai/v1` needs no `api-version`. */
export const azureDialect: Dialect = {
  routeOf: (arrival) => {
    if (!isAzurePath(arrival.path)) return null;
    return (isServed(arrival) ? openAiRoute('azure', arrival) : null) ?? nothingFor(arrival);
  },
  keyOf: ({ headers }) => azureKeyOf(headers),
  isKey: isAzureKey,
  organizationOf: organizationOfKey,
  checkKey: checkAzureKey,
};

function isServed({ path, url }: Arrival): boolean {
  if (path.startsWith(WITHOUT_VERSION)) return true;
  const [, query = ''] = url.split('?', 2);
  return (inDeployment.test(path) || dated.test(path)) && new URLSearchParams(query).has('api-version');
}

const nothingFor = ({ method }: Arrival): Route => ({
  method: method === 'GET' ? 'GET' : 'POST',
  metered: false,
  voice: openAiVoice('azure', chatForm),
  answer: () => {
    throw new RequestRefused(404, 'Resource not found');
  },
});
