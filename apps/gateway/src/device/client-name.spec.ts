import { describe, expect, it } from 'vitest';
import { clientName } from './client-name';

describe('clientName', () => {
  it.each([
    ['claude-code/2.1.329', 'Claude Code 2.1.329'],
    ['Claude-Code/3.0.0-beta.1 (external)', 'Claude Code 3.0.0-beta.1'],
    ['curl/8.5.0', 'curl/8.5.0'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['x'.repeat(300), 'x'.repeat(60)],
    ['', 'A program that does not say its name'],
    [undefined, 'A program that does not say its name'],
  ])('shows %j as %j', (userAgent, name) => {
    expect(clientName(userAgent)).toBe(name);
  });
});
