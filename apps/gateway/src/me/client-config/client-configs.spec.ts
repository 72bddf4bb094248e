import { describe, expect, it } from 'vitest';
import { PriceList } from '@app/usage';
import { type ConfigStep, KEY_PLACEHOLDER, KEY_VARIABLE, configuredClients, exampleModels } from './client-config';
import { clientConfigs } from './client-configs';

const relays = [
  'http://127.0.0.1:3000',
  'https://relay.example.com',
  'http://[::1]:3000',
  'https://example.com/trunkline',
];
const stepsOf = (client: keyof typeof clientConfigs, relay: string): readonly ConfigStep[] =>
  clientConfigs[client]({ relay, hasDeviceSignIn: false }).steps;

describe.each(configuredClients)('the configuration for %s', (client) => {
  it.each(relays)('names the relay at %s and no other address', (relay) => {
    const { baseUrl, steps, title } = clientConfigs[client]({ relay, hasDeviceSignIn: false });
    expect(title).not.toBe('');
    expect(baseUrl.startsWith(relay)).toBe(true);
    const addresses = JSON.stringify(steps).match(/https?:\/\/[^\s"'\\]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address.startsWith(relay)).toBe(true);
  });

  it('has a place for the key', () => {
    const text = JSON.stringify(stepsOf(client, relays[0]!));
    expect(text).toContain(KEY_PLACEHOLDER);
    expect(text).not.toContain('tl_');
  });

  it('is valid in the language that it is written in', () => {
    for (const { language, contents } of stepsOf(client, relays[0]!)) {
      if (language === 'json') expect(() => JSON.parse(contents ?? '') as unknown).not.toThrow();
      if (contents !== undefined) expect(contents.endsWith('\n')).toBe(true);
    }
  });
});

describe('the configurations', () => {
  it('say to Claude Code what it reads', () => {
    const [settings] = stepsOf('claude-code', 'https://relay.example.com');
    expect(JSON.parse(settings?.contents ?? '')).toEqual({
      env: { ANTHROPIC_BASE_URL: 'https://relay.example.com/api', ANTHROPIC_AUTH_TOKEN: KEY_PLACEHOLDER },
    });
  });

  it('tell of the sign-in of Claude Code only where there is one', () => {
    const notesWith = (hasDeviceSignIn: boolean): string =>
      clientConfigs['claude-code']({ relay: 'https://relay.example.com', hasDeviceSignIn }).notes.join(' ');
    expect(notesWith(true)).toContain('/login');
    expect(notesWith(false)).not.toContain('/login');
  });

  it('read the key from one variable where clients read variables', () => {
    for (const client of ['codex', 'sdk-python', 'sdk-node', 'curl'] as const)
      expect(JSON.stringify(stepsOf(client, relays[0]!))).toContain(KEY_VARIABLE);
  });

  it('name models that there is a price for', () => {
    const known = new PriceList();
    expect(known.modelsOn('claude').map(({ model }) => model)).toContain(exampleModels.anthropic);
    expect(known.modelsOn('openai').map(({ model }) => model)).toContain(exampleModels.openai);
    expect(known.modelsOn('gemini').map(({ model }) => model)).toContain(exampleModels.gemini);
  });
});
