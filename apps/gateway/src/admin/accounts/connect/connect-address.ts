import type { Settings } from '@app/config';

export const CONNECT_PATH = 'admin/accounts/connect';
export const CALLBACK_PATH = 'callback';

/**
 * The one address that browsers come back to, which has to be registered with the client; undefined: there is none. Only https: the clients
 * that vendors ship in their own tools come back to plain HTTP on the same machine, and are not for us.
 */
export function callbackAddress({ publicUrl }: Pick<Settings, 'publicUrl'>): string | undefined {
  return publicUrl?.startsWith('https://') === true ? `${publicUrl}/${CONNECT_PATH}/${CALLBACK_PATH}` : undefined;
}
