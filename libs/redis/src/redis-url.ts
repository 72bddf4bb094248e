import { isIP } from 'node:net';
import type { RedisOptions } from 'ioredis';

interface Node {
  readonly host: string;
  readonly port: number;
}

type SingleServer = Pick<RedisOptions, 'host' | 'port' | 'path' | 'tls' | 'username' | 'password' | 'db'>;
type Login = Pick<SingleServer, 'username' | 'password' | 'db'>;

export type RedisTarget =
  | { readonly kind: 'single'; readonly options: SingleServer }
  | { readonly kind: 'sentinel'; readonly nodes: readonly Node[]; readonly masterName: string; readonly login: Login }
  | { readonly kind: 'cluster'; readonly nodes: readonly Node[]; readonly login: Login };

const SENTINEL_PORT = 26_379;
const REDIS_PORT = 6_379;

/**
 * `redis://[user:password@]host[:port][/db]`, `rediss://…`, `unix:///path/to.sock`,
 * `redis+sentinel://[user:password@]host[:port],host[:port]…/master-name[/db]`, `redis+cluster://[user:password@]host[:port],…`.
 * @throws Error with one line that does not repeat the URL, because it may hold a password.
 */
export function parseRedisUrl(url: string): RedisTarget {
  const match = /^(redis|rediss|unix|redis\+sentinel|redis\+cluster):\/\/(?:([^@/]*)@)?([^/]*)(\/.*)?$/.exec(url);
  if (!match)
    throw new Error('REDIS_URL must start with redis://, rediss://, unix://, redis+sentinel:// or redis+cluster://');
  const [, scheme = '', userInfo, authority = '', path = ''] = match;
  const login = parseLogin(userInfo);
  if (scheme === 'unix') {
    if (path === '') throw new Error('REDIS_URL names no socket: unix:///path/to.sock');
    return { kind: 'single', options: { path: decode(path), ...login } };
  }
  const nodes = parseNodes(authority, scheme === 'redis+sentinel' ? SENTINEL_PORT : REDIS_PORT);
  const [, first = '', second = ''] = path.split('/');
  if (scheme === 'redis+cluster') return { kind: 'cluster', nodes, login };
  if (scheme === 'redis+sentinel') {
    if (first === '') throw new Error('REDIS_URL names no master: redis+sentinel://host,host/master-name');
    return {
      kind: 'sentinel',
      nodes,
      masterName: decode(first),
      login: { ...login, ...parseDatabase(second) },
    };
  }
  const [node, ...others] = nodes;
  if (!node || others.length > 0)
    throw new Error('REDIS_URL must name exactly one host, or use redis+sentinel:// or redis+cluster://');
  // TLS knows server names, and no addresses in their place (RFC 6066, 3).
  const tls = scheme === 'rediss' ? { tls: isIP(node.host) === 0 ? { servername: node.host } : {} } : {};
  return { kind: 'single', options: { ...node, ...login, ...parseDatabase(first), ...tls } };
}

function parseLogin(userInfo: string | undefined): Login {
  if (userInfo === undefined) return {};
  const separator = userInfo.indexOf(':');
  const username = decode(separator < 0 ? userInfo : userInfo.slice(0, separator));
  const password = separator < 0 ? '' : decode(userInfo.slice(separator + 1));
  return { ...(username === '' ? {} : { username }), ...(password === '' ? {} : { password }) };
}

function parseDatabase(text: string): Login {
  if (text === '') return {};
  if (!/^\d+$/.test(text)) throw new Error('REDIS_URL has a database that is not a number');
  return { db: Number(text) };
}

function parseNodes(authority: string, defaultPort: number): Node[] {
  return authority.split(',').map((text) => {
    const match = /^(\[[0-9a-fA-F:.]+\]|[^:@]+)(?::(\d{1,5}))?$/.exec(text);
    if (!match?.[1]) throw new Error('REDIS_URL has an empty or malformed host');
    const port = match[2] === undefined ? defaultPort : Number(match[2]);
    if (port < 1 || port > 65_535) throw new Error('REDIS_URL has a port that is not one of 1 to 65535');
    return { host: match[1].replace(/^\[|\]$/g, ''), port };
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('REDIS_URL has a percent sign that does not begin an encoded character: write it as %25');
  }
}
