import { describe, expect, it } from 'vitest';
import { type RedisTarget, parseRedisUrl } from './redis-url';

const login = { username: 'relay', password: 'p@ss:/w' };
const encodedLogin = 'relay:p%40ss%3A%2Fw@';

describe('parseRedisUrl', () => {
  it.each<[string, RedisTarget]>([
    ['redis://localhost', { kind: 'single', options: { host: 'localhost', port: 6379 } }],
    ['redis://10.0.0.5:6380/3', { kind: 'single', options: { host: '10.0.0.5', port: 6380, db: 3 } }],
    ['redis://localhost/', { kind: 'single', options: { host: 'localhost', port: 6379 } }],
    ['redis://[::1]:6380', { kind: 'single', options: { host: '::1', port: 6380 } }],
    [
      `redis://${encodedLogin}r.example:1/2`,
      { kind: 'single', options: { host: 'r.example', port: 1, db: 2, ...login } },
    ],
    ['redis://:only@r.example', { kind: 'single', options: { host: 'r.example', port: 6379, password: 'only' } }],
    ['redis://relay@r.example', { kind: 'single', options: { host: 'r.example', port: 6379, username: 'relay' } }],
    [
      'rediss://r.example',
      { kind: 'single', options: { host: 'r.example', port: 6379, tls: { servername: 'r.example' } } },
    ],
    ['unix:///run/redis%20one/redis.sock', { kind: 'single', options: { path: '/run/redis one/redis.sock' } }],
    [`unix://${encodedLogin}/r.sock`, { kind: 'single', options: { path: '/r.sock', ...login } }],
    [
      `redis+sentinel://${encodedLogin}one,two:26380,[::1]/main/4`,
      {
        kind: 'sentinel',
        nodes: [
          { host: 'one', port: 26_379 },
          { host: 'two', port: 26_380 },
          { host: '::1', port: 26_379 },
        ],
        masterName: 'main',
        login: { ...login, db: 4 },
      },
    ],
    [
      'redis+cluster://one:7000,two',
      {
        kind: 'cluster',
        nodes: [
          { host: 'one', port: 7_000 },
          { host: 'two', port: 6_379 },
        ],
        login: {},
      },
    ],
  ])('reads %s', (url, target) => {
    expect(parseRedisUrl(url)).toEqual(target);
  });

  it('sends no server name over TLS to an address, which the protocol forbids', () => {
    const options = { host: '10.0.0.5', port: 6379, tls: {} };
    expect(parseRedisUrl('rediss://10.0.0.5')).toEqual({ kind: 'single', options });
    expect(parseRedisUrl('rediss://[::1]')).toEqual({ kind: 'single', options: { ...options, host: '::1' } });
  });

  it.each([
    'localhost:6379',
    'http://localhost',
    'redis:localhost',
    'redis://',
    'redis://:hunter2@',
    'redis://one,two',
    'redis://localhost:port',
    'redis://localhost:0',
    'redis://localhost:65536',
    'redis://localhost/main',
    'redis://localhost/-1',
    'redis://u:hunter2@h/0?x=1',
    'redis://u:hunter2@a@b',
    'redis://u:hunter2%zz@localhost',
    'rediss://::1',
    'unix://',
    'unix://u:hunter2@',
    'redis+sentinel://one',
    'redis+sentinel://one/',
    'redis+sentinel://one/main/x',
    'redis+sentinel://,one/main',
    'redis+cluster://one,',
    'redis+cluster://',
  ])('refuses %s with one line that does not repeat it', (url) => {
    let message = '';
    try {
      parseRedisUrl(url);
    } catch (error) {
      message = error instanceof Error ? error.message : 'no error';
    }
    expect(message).toMatch(/^REDIS_URL [^\n]+$/);
    expect(message).not.toContain('hunter2');
  });
});
