export { type AdminClient, type AdminClientOptions, createAdminClient } from './create-admin-client';
export type { components, paths } from './generated/control-plane';
