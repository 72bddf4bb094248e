import { describe, expect, it } from 'vitest';
import { detectClient } from './detect-client';

describe('detectClient', () => {
  it.each([
    ['claude-cli/2.1.329 (external, sdk-cli)', 'claude-code'],
    ['claude-cli/2.1.329 (external, cli)', 'claude-code'],
    ['codex_exec/0.169.0 (Debian 12.0.0; x86_64) dumb (codex_exec; 0.169.0)', 'codex'],
    ['codex_cli_rs/0.98.0 (Mac OS 15.0; arm64)', 'codex'],
    ['GeminiCLI-tui/0.61.0/gemini-3.8-flash (linux; x64; terminal)', 'gemini-cli'],
    ['GeminiCLI/0.34.0/gemini-2.5-pro (linux; x64)', 'gemini-cli'],
    ['factory-cli/0.22.1', 'droid'],
    ['droid/1.0', 'droid'],
    ['Anthropic/JS 1.11.0', undefined],
    ['curl/8.5.0 claude-cli/2.1.329', undefined],
    ['claude-clients/1', undefined],
    ['codexample/1', undefined],
    ['droidcam/1', undefined],
    ['', undefined],
  ])('takes the user agent %j for %s', (userAgent, client) => {
    expect(detectClient({ 'user-agent': userAgent })).toBe(client);
  });

  it.each([
    ['codex_exec', 'codex'],
    ['codex_cli_rs', 'codex'],
    ['my_codex_fork', undefined],
  ])('takes the originator %j for %s', (originator, client) => {
    expect(detectClient({ originator, 'user-agent': 'reqwest/0.12' })).toBe(client);
  });

  it('knows nobody by no headers', () => {
    expect(detectClient({})).toBeUndefined();
  });
});
