import { expect, it } from 'vitest';
import { candidateServers } from './candidate-servers';

it.each([
  ['redis://localhost', [{ host: 'localhost', port: 6379, tls: false }], []],
  ['rediss://ann:p%40ss@redis.internal:6380/2', [{ host: 'redis.internal', port: 6380, tls: true }], ['ann', 'p@ss']],
  ['redis://:p%3Ass@[::1]:7000', [{ host: '::1', port: 7000, tls: false }], ['p:ss']],
  ['unix:///var/run/my%20redis.sock', [{ path: '/var/run/my redis.sock' }], []],
])('finds the server of %s', (url, servers, login) => {
  expect(candidateServers(url)).toEqual({ servers, login });
});

it('finds every server of a cluster and of a group of Sentinels', () => {
  const cluster = candidateServers('redis+cluster://:secret@a:7000,b');
  expect(cluster.servers.map(({ host, port }) => `${host}:${port}`)).toEqual(['a:7000', 'b:6379']);
  expect(cluster.login).toEqual(['secret']);
  const sentinels = candidateServers('redis+sentinel://:of-the-master@a,b:27000/main');
  expect(sentinels.servers.map(({ host, port }) => `${host}:${port}`)).toEqual(['a:26379', 'b:27000']);
  expect(sentinels.login).toEqual([]);
});

it('refuses an empty host', () => {
  expect(() => candidateServers('redis+cluster://a,,b')).toThrow('REDIS_URL has an empty or malformed host');
});
