import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { variables } from '@app/config';
import { clientConfigs } from '../../apps/gateway/src/me/client-config/client-configs';
import { configNoteIds, configStepIds, exampleModels } from '../../apps/gateway/src/me/client-config/client-config';

const messages = join(import.meta.dirname, '../../apps/console/src/messages/en');
const english = (file: string): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(join(messages, `${file}.json`), 'utf8')) as Record<string, Record<string, string>>;
const filled = (message: string | undefined, values: Readonly<Record<string, string>>): string | undefined =>
  message?.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => values[name] ?? gap);

describe('what the console says in its own words', () => {
  it('is there for every variable, and no other, as the gateway says it', () => {
    const meanings = Object.fromEntries(variables.map(({ name, meaning }) => [name, meaning]));
    expect(english('setting-meanings').meaning).toEqual(meanings);
  });

  it('is there for every step and note of a client, and no other', () => {
    const { todo = {}, note = {} } = english('use-key');
    expect(Object.keys(todo).sort()).toEqual([...configStepIds].sort());
    expect(Object.keys(note).sort()).toEqual([...configNoteIds].sort());
  });

  it.each(Object.entries(clientConfigs))('is for %s what the gateway says', (_, configOf) => {
    const relay = 'https://relay.example.com';
    const { steps, notes } = configOf({ relay, hasDeviceSignIn: true, models: exampleModels });
    const { todo = {}, note = {} } = english('use-key');
    for (const { id, text, command = '' } of steps) expect(filled(todo[id], { command })).toBe(text);
    for (const { id, text } of notes) expect(filled(note[id], { address: relay })).toBe(text);
  });
});
