import type { Severity } from '@app/common';
import { judgeCode } from '../../answers/judge-code';
import { describeTelling } from '../../message/describe-event';
import { fitLines, jsonBytesOf } from '../../message/fit-lines';
import { plainMarkup, writeLines } from '../../message/write-lines';
import { optionalChoice, optionalForm, optionalText, requireForm, requireOnly } from '../../settings/setting-fields';
import { optionalBaseUrl, optionalUrl } from '../../settings/webhook-url';
import { type Channel, ChannelSettingsError } from '../channel';
import { jsonMessage } from '../json-message';

const levels = ['active', 'timeSensitive', 'passive', 'critical'] as const;
type Level = (typeof levels)[number];

export interface BarkSettings {
  readonly deviceKey: string;
  /** Of a server of your own. */
  readonly server?: string;
  /** Of all messages; absent: by severity. */
  readonly level?: Level;
  readonly group?: string;
  readonly sound?: string;
  readonly icon?: string;
  /** What a tap opens; absent: the relay. */
  readonly url?: string;
}

const SERVER = 'https://api.day.app';
const LONGEST_ADDRESS = 500;
/** A push of APNs has 4,096 bytes, some of which the server needs to wrap ours. */
const LARGEST_PUSH = 3_500;
/** `critical` sounds in spite of every switch of the telephone: only where somebody asks for it. */
const levelsBySeverity: Readonly<Record<Severity, Level>> = {
  ...{ info: 'active', warning: 'active', critical: 'timeSensitive' },
};

/** Bark on iOS, API version 2. */
export const barkChannel: Channel<BarkSettings> = {
  name: 'bark',
  secrets: ['deviceKey'],
  decode(settings) {
    requireOnly(settings, ['deviceKey', 'server', 'level', 'group', 'sound', 'icon', 'url']);
    const deviceKey = requireForm(settings, 'deviceKey', /^[\w-]{4,128}$/, 'must be the key that the app shows');
    const found = {
      server: optionalBaseUrl(settings, 'server'),
      level: optionalChoice(settings, 'level', levels),
      group: optionalText(settings, 'group', 64),
      sound: optionalForm(settings, 'sound', /^[\w.-]{1,64}$/, 'must be the name of a sound'),
      icon: shortUrl(settings, 'icon'),
      url: shortUrl(settings, 'url'),
    };
    return { deviceKey, ...withoutAbsent(found) };
  },
  compose(telling, { deviceKey, server = SERVER, level, group, sound, icon, url }) {
    const text = describeTelling(telling);
    const tap = url ?? (text.link !== undefined && text.link.length <= LONGEST_ADDRESS ? text.link : undefined);
    const frame = {
      device_key: deviceKey,
      title: text.title,
      level: level ?? levelsBySeverity[text.severity],
      ...withoutAbsent({ group, sound, icon, url: tap }),
    };
    const limit = LARGEST_PUSH - Buffer.byteLength(JSON.stringify({ ...frame, body: '' }));
    const body = fitLines(writeLines(text, plainMarkup), { limit, measure: jsonBytesOf, separator: '\n' });
    return jsonMessage(`${server}/push`, { ...frame, body });
  },
  judge: (answer) => judgeCode(answer, { code: ['code'], message: ['message'], success: 200 }),
};

function shortUrl(settings: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const url = optionalUrl(settings, field);
  if (url !== undefined && url.length > LONGEST_ADDRESS)
    throw new ChannelSettingsError(field, `must be at most ${LONGEST_ADDRESS} characters long`);
  return url;
}

type Present<Members> = { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> };

const withoutAbsent = <Members extends object>(members: Members): Present<Members> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<Members>;
