import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChannelSettingsError, channelNames, channels } from '@app/webhooks';
import { ChannelFields, GivenChannelFields } from './channel-fields.dto';
import { NewWebhookRequest, WebhookChange } from './webhook.dto';

const pageOf = (name: string): string => readFileSync(join(import.meta.dirname, '../../../../../docs', name), 'utf8');
const given = Object.keys(new GivenChannelFields());
/** Declared fields are own members of an instance, also those without a value. */
const ownOf = (request: object): string[] => Object.keys(request).filter((field) => !given.includes(field));

function isKnown(name: (typeof channelNames)[number], field: string): boolean {
  try {
    channels[name].decode({ [field]: null });
  } catch (error) {
    return !(error instanceof ChannelSettingsError && error.field === field && error.message === 'is not known here');
  }
  return true;
}

describe('fields of webhooks', () => {
  it('are all in the table of docs/webhooks.md, and nothing else is', () => {
    const [, rest = ''] = pageOf('webhooks.md').split('## What a webhook says');
    const [section = ''] = rest.split('\n## ');
    const rows = [...section.matchAll(/^\| `(\w+)` /gm)].map(([, field]) => field);
    expect(rows.sort()).toEqual(ownOf(new NewWebhookRequest()).sort());
    const fixed = ['channel', 'signing'];
    expect([...ownOf(new WebhookChange()), ...fixed].sort()).toEqual(rows);
  });

  it('that belong to a channel are known to one, and described in docs/webhooks-channels.md', () => {
    const page = pageOf('webhooks-channels.md');
    for (const field of given) {
      expect([field, channelNames.some((name) => isKnown(name, field))]).toEqual([field, true]);
      expect([field, new RegExp(`["\`]${field}["\`]`).test(page)]).toEqual([field, true]);
    }
  });

  it('take every setting that a channel shows as an example', () => {
    const blocks = [...pageOf('webhooks-channels.md').matchAll(/```json\n(\{\s+"channel"[^`]+)```/g)];
    const shown = blocks.flatMap(([, text = '']) => Object.keys(JSON.parse(text) as object));
    expect(blocks).toHaveLength(channelNames.length);
    for (const field of shown.filter((name) => name !== 'channel')) expect(given).toContain(field);
  });

  it('that are secrets are never in what is shown', () => {
    const secrets = channelNames.flatMap((name): readonly string[] => channels[name].secrets);
    const hidden = given.filter((field) => !(field in new ChannelFields()));
    expect(new Set(secrets.filter((field) => field !== 'url'))).toEqual(new Set(hidden));
  });
});
