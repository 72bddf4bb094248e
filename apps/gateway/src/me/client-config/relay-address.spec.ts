import { describe, expect, it } from 'vitest';
import { relayAddress } from './relay-address';

const settings = { publicUrl: undefined, host: '127.0.0.1', port: 3000 };

describe('relayAddress', () => {
  it('is what the operator says it is, path and all', () => {
    const publicUrl = 'https://example.com/trunkline';
    expect(relayAddress({ protocol: 'http', host: 'elsewhere' }, { ...settings, publicUrl })).toBe(publicUrl);
  });

  it.each([
    ['http', 'localhost:3000', 'http://localhost:3000'],
    ['https', 'Relay.Example.com', 'https://relay.example.com'],
    ['https', 'relay.example.com:443', 'https://relay.example.com'],
    ['http', '[::1]:3000', 'http://[::1]:3000'],
    ['http', '10.0.0.7:8080', 'http://10.0.0.7:8080'],
  ] as const)('is where a request over %s has found it: %s', (protocol, host, address) => {
    expect(relayAddress({ protocol, host }, settings)).toBe(address);
  });

  it.each([
    '',
    'a/#@b',
    'evil.example/"; rm -rf ~',
    "x'y",
    'user@host',
    'a b',
    'host:99999999',
    '[::1',
    '$(id)',
    '-',
    '.',
  ])('does not repeat the host %j', (host) => {
    expect(relayAddress({ protocol: 'http', host }, settings)).toBe('http://127.0.0.1:3000');
  });

  it('writes an IPv6 address that it listens on as addresses are written', () => {
    expect(relayAddress({ protocol: 'http', host: '' }, { ...settings, host: '::1' })).toBe('http://[::1]:3000');
  });
});
