import { describe, expect, it } from 'vitest';
import { type WelcomeFacts, welcomeScreen } from './welcome-screen';

const laterRun: WelcomeFacts = {
  address: 'http://127.0.0.1:3000',
  dataDirectory: '/srv/trunkline/data',
  usesOwnRedis: true,
  firstRun: undefined,
};
const relayKey = `tl_${'k'.repeat(38)}`;
const firstRun: WelcomeFacts = {
  ...laterRun,
  firstRun: { ownerUsername: 'owner', ownerPassword: 'word-once', relayKey },
};

describe('the first screen', () => {
  it('shows address, data folder, name, password and key', () => {
    const screen = welcomeScreen(firstRun);
    for (const fact of ['http://127.0.0.1:3000', '/srv/trunkline/data', 'owner', 'word-once', relayKey]) {
      expect(screen).toContain(fact);
    }
  });

  it('has a curl line that can be pasted as it is', () => {
    const [, command = ''] = /^ {2}(curl[\s\S]*?')$/m.exec(welcomeScreen(firstRun)) ?? [];
    expect(command.replaceAll(/ \\\n */g, ' ').replace(/\n */, '')).toBe(
      `curl -N http://127.0.0.1:3000/api/v1/messages -H "x-api-key: ${relayKey}" -H "anthropic-version: 2023-06-01" ` +
        `-H "content-type: application/json" -d '{"model":"sandbox-small","max_tokens":200,"stream":true,` +
        `"messages":[{"role":"user","content":"Say hello"}]}'`,
    );
  });

  it('points Claude Code at the relay', () => {
    expect(welcomeScreen(firstRun)).toContain('export ANTHROPIC_BASE_URL=http://127.0.0.1:3000/api\n');
    expect(welcomeScreen(firstRun)).toContain(`export ANTHROPIC_AUTH_TOKEN=${relayKey}\n`);
  });

  it('does not repeat a password that the operator chose', () => {
    const screen = welcomeScreen({ ...firstRun, firstRun: { ownerUsername: 'ann', relayKey } });
    expect(screen).toContain('Password   (the one in TRUNKLINE_OWNER_PASSWORD)');
  });
});

describe('every later screen', () => {
  it('shows no secret and says how to come by a key', () => {
    const screen = welcomeScreen(laterRun);
    expect(screen).not.toContain('tl_');
    expect(screen).toContain('POST /me/api-keys');
    expect(screen).toContain('x-api-key: <your key>');
  });

  it('says where the records are when Redis is not ours', () => {
    expect(welcomeScreen({ ...laterRun, usesOwnRedis: false })).toContain('records are in the Redis of REDIS_URL');
  });
});

it.each([firstRun, laterRun])('fits into 100 columns and is plain text', (facts) => {
  for (const line of welcomeScreen(facts).split('\n')) expect(line).toMatch(/^[ -~]{0,100}$/);
});

it('emphasizes its headings where the terminal can do that', () => {
  expect(welcomeScreen(laterRun, (text) => `<${text}>`)).toContain('<Trunkline is running>');
});
