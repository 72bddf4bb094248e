import type { Settings } from '@app/config';

type PublicAddress = Pick<Settings, 'publicUrl'>;

/**
 * Where devices sign in, without a trailing slash; undefined: nowhere. Claude Code takes https only (2.1.329; plain HTTP for loopback
 * alone).
 */
export function deviceAddress({ publicUrl }: PublicAddress): string | undefined {
  return publicUrl?.startsWith('https://') ? publicUrl : undefined;
}

/** Where the console has the page on which people let devices in. */
export const DEVICE_PAGE = '/console/device';

/** The path that a page of ours stands at, as a browser sees it: a proxy may have put us below one of its own. */
export const devicePath = (settings: PublicAddress, path: string): string =>
  new URL(`${deviceAddress(settings) ?? 'https://localhost'}${path}`).pathname;
