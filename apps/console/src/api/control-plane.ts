import { createAdminClient } from '@app/admin-client';
import createQueryClient from 'openapi-react-query';
import { sendSignedIn } from './send-signed-in';

/** Calls of the control plane, outside of components. */
export const client = createAdminClient({ baseUrl: '', send: sendSignedIn });

/** Calls as queries and mutations: `controlPlane.useQuery('get', '/me')`. Cached by method, path and parameters. */
export const controlPlane = createQueryClient(client);
