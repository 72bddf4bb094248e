import { describe, expect, it } from 'vitest';
import { PriceList } from '@app/usage';
import {
  type ConfigStep,
  KEY_PLACEHOLDER,
  KEY_VARIABLE,
  configuredClients,
  exampleModels,
  exampleModelsAmong,
} from './client-config';
import { clientConfigs } from './client-configs';

const relays = [
  'http://127.0.0.1:3000',
  'https://relay.example.com',
  'http://[::1]:3000',
  'https://example.com/trunkline',
];
const stepsOf = (client: keyof typeof clientConfigs, relay: string): readonly ConfigStep[] =>
  clientConfigs[client]({ relay, hasDeviceSignIn: false, models: exampleModels }).steps;

describe.each(configuredClients)('the configuration for %s', (client) => {
  it.each(relays)('names the relay at %s and no other address', (relay) => {
    const { baseUrl, steps, title } = clientConfigs[client]({ relay, hasDeviceSignIn: false, models: exampleModels });
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
      clientConfigs['claude-code']({
        relay: 'https://relay.example.com',
        hasDeviceSignIn,
        models: exampleModels,
      })
        .notes.map(({ text }) => text)
        .join(' ');
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

describe('exampleModelsAmong', () => {
  it('names the usual models where they are offered, else others of their family', () => {
    const offered = ['gpt-5.5', 'claude-opus-4-5', 'gemini-embedding-001', 'gemini-3.5-flash-lite'];
    expect(exampleModelsAmong(offered)).toEqual({
      ...{ anthropic: 'claude-opus-4-5', openai: 'gpt-5.5', gemini: 'gemini-3.5-flash-lite' },
    });
  });

  it('names what there is where no family is offered, and the usual ones where there is nothing', () => {
    const sandbox = { anthropic: 'sandbox-small', openai: 'sandbox-small', gemini: 'sandbox-small' };
    expect(exampleModelsAmong(['sandbox-small', 'sandbox-large'])).toEqual(sandbox);
    expect(exampleModelsAmong([])).toEqual(exampleModels);
  });

  it('tells Claude Code of a model that it would not ask for by itself', () => {
    const settingsFor = (offered: string[]): unknown => {
      const facts = { relay: 'http://127.0.0.1:3000', hasDeviceSignIn: false, models: exampleModelsAmong(offered) };
      return JSON.parse(clientConfigs['claude-code'](facts).steps[0]?.contents ?? '');
    };
    expect(settingsFor(['sandbox-small'])).toMatchObject({ env: { ANTHROPIC_MODEL: 'sandbox-small' } });
    expect(settingsFor(['claude-opus-4-5'])).not.toHaveProperty('env.ANTHROPIC_MODEL');
  });
});
