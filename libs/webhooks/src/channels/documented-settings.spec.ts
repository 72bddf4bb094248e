import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, parseJson } from '@app/protocols';
import { describe, expect, it } from 'vitest';
import { one } from '../conformance/tellings';
import { channelNames } from './channel';
import { channels, decodeChannelSettings } from './channels';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/webhooks-channels.md'), 'utf8');
const examples = [...page.matchAll(/```json\n(\{\s+"channel"[^`]+)```/g)].map(([, text = '']) => {
  const example = parseJson(text);
  if (!isJsonObject(example)) throw new TypeError(`no settings: ${text}`);
  const { channel, ...settings } = example;
  return { channel, settings };
});

describe('docs/webhooks-channels.md', () => {
  it('shows settings of every channel, in the order of its table', () => {
    expect(examples.map(({ channel }) => channel)).toEqual(channelNames);
  });

  it.each(channelNames)('shows settings of %s that it works with, and what its secrets are', (name) => {
    const settings = examples.find(({ channel }) => channel === name)?.settings;
    expect(channels[name].compose(one, decodeChannelSettings(name, settings) as never).kind).toMatch(/^(?:http|mail)$/);
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row).toContain(channels[name].secrets.map((secret) => `\`${secret}\``).join(', '));
  });
});
