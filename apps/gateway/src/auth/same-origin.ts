import type { FastifyRequest } from 'fastify';
import { ControlPlaneError } from '../control-plane/problem/control-plane-error';

/**
 * Two calls act on a cookie that the browser adds by itself, so they must come from our own pages. No page can choose either header, and
 * every browser sends at least one of them with a POST, so that a header of our own would add nothing. A caller that is no browser sends
 * neither.
 * @throws ControlPlaneError `policy_permission_denied`
 */
export function requireSameOrigin({ headers }: FastifyRequest, publicUrl: string | undefined): void {
  const site = headers['sec-fetch-site'];
  const fromOurPage = site === undefined || site === 'same-origin' || site === 'none';
  if (fromOurPage && (headers.origin === undefined || isOwnOrigin(headers.origin, headers.host, publicUrl))) return;
  throw new ControlPlaneError('policy_permission_denied', 'This call is for pages of the relay itself');
}

function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const { origin: normal, host: originHost } = new URL(origin);
  if (publicUrl !== undefined && normal === new URL(publicUrl).origin) return true;
  // Behind a proxy that ends TLS the scheme seen here is not the browser's, so only host and port are compared.
  return host !== undefined && originHost !== '' && originHost === host.toLowerCase().replace(/:(80|443)$/, '');
}
