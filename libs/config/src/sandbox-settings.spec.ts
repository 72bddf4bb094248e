import { describe, expect, it } from 'vitest';
import { readSandboxSettings } from './sandbox-settings';

describe('readSandboxSettings', () => {
  it('listens on port 3900 of loopback when nothing is said', () => {
    expect(readSandboxSettings({})).toEqual({ port: 3900, host: '127.0.0.1' });
    expect(readSandboxSettings({ SANDBOX_PORT: ' ' }).port).toBe(3900);
  });

  it('takes a port, 0 for any free one included', () => {
    expect(readSandboxSettings({ SANDBOX_PORT: '4100' }).port).toBe(4100);
    expect(readSandboxSettings({ SANDBOX_PORT: '0' }).port).toBe(0);
  });

  it.each(['abc', '-1', '65536', '1e3', '0x10', '3900;'])('refuses %j with one clear line', (text) => {
    expect(() => readSandboxSettings({ SANDBOX_PORT: text })).toThrow(/^SANDBOX_PORT must be a port from 0 to 65535/);
  });
});
