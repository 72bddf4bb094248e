import { StartError } from '../start-error';
import type { RedisAddress } from './ask-redis';

const SENTINEL_PORT = 26_379;
const REDIS_PORT = 6_379;

export interface Candidates {
  readonly servers: readonly RedisAddress[];
  /** Words of the AUTH command; empty when there is nothing to say. */
  readonly login: readonly string[];
}

/** Which servers of REDIS_URL can be asked whether they are there. The login of a Sentinel URL is for the master it will name. */
export function candidateServers(url: string): Candidates {
  const [, scheme = '', userInfo = '', authority = '', path = ''] =
    /^([a-z+]+):\/\/(?:([^@/]*)@)?([^/]*)(\/.*)?$/.exec(url) ?? [];
  if (scheme === 'unix') return { servers: [{ path: decodeURIComponent(path) }], login: loginIn(userInfo) };
  const defaultPort = scheme === 'redis+sentinel' ? SENTINEL_PORT : REDIS_PORT;
  const servers = authority.split(',').map((text) => ({ ...hostAndPort(text, defaultPort), tls: scheme === 'rediss' }));
  return { servers, login: scheme === 'redis+sentinel' ? [] : loginIn(userInfo) };
}

function hostAndPort(text: string, defaultPort: number): { host: string; port: number } {
  const [, host, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === undefined) throw new StartError('REDIS_URL has an empty or malformed host');
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? defaultPort : Number(port) };
}

function loginIn(userInfo: string): string[] {
  const separator = userInfo.indexOf(':');
  const [user, password] =
    separator < 0 ? [userInfo, ''] : [userInfo.slice(0, separator), userInfo.slice(separator + 1)];
  if (password === '') return [];
  return [...(user === '' ? [] : [user]), password].map((word) => decodeURIComponent(word));
}
