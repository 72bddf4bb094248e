import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { withoutUndefined } from '@app/protocols';

/** What may be in a field is the channel's to say, and to check: see docs/webhooks-channels.md. */
const ChannelField = (description: string, schema: ApiPropertyOptions = { type: String }): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ ...schema, description }), Allow());

const TextList: ApiPropertyOptions = { type: [String] };

/** Settings of channels that may be shown. Each channel knows a few of them. */
export class ChannelFields {
  @ChannelField('Where messages go. Of `slack`, `discord`, `teams`, `feishu`, `dingtalk` and `wecom` it is a secret.')
  url?: unknown;

  @ChannelField('`telegram`: a topic of the group; `discord`: a thread.')
  threadId?: unknown;

  @ChannelField('`telegram`: a number, or @ and the name of a channel.')
  chatId?: unknown;

  @ChannelField('`telegram`: address of a Bot API server of your own.')
  apiBase?: unknown;

  @ChannelField('`feishu`, `dingtalk`: the word that the bot asks for.')
  keyword?: unknown;

  @ChannelField('`bark`: address of a server of your own.')
  server?: unknown;

  @ChannelField('`bark`: level of all messages.')
  level?: unknown;

  @ChannelField('`bark`: group of the messages.')
  group?: unknown;

  @ChannelField('`bark`: name of a sound.')
  sound?: unknown;

  @ChannelField('`bark`: address of a picture.')
  icon?: unknown;

  @ChannelField('`smtp`: name or address of the mail server.')
  host?: unknown;

  @ChannelField('`smtp`', { type: Number })
  port?: unknown;

  @ChannelField('`smtp`: `tls`, `starttls` or `opportunistic`.')
  security?: unknown;

  @ChannelField('`smtp`: who signs in.')
  user?: unknown;

  @ChannelField('`smtp`: the address that mail is from.')
  from?: unknown;

  @ChannelField('`smtp`: up to 20 addresses.', TextList)
  to?: unknown;
}

/** All settings of channels, as requests bring them. */
export class GivenChannelFields extends ChannelFields {
  @ChannelField('`feishu`, `dingtalk`: what the bot is signed to with.', { type: String, writeOnly: true })
  secret?: unknown;

  @ChannelField(
    '`standard`: one to four signing secrets, where you bring them along. Otherwise one is made, and shown once.',
    { ...TextList, writeOnly: true },
  )
  secrets?: unknown;

  @ChannelField('`telegram`: token of the bot.', { type: String, writeOnly: true })
  botToken?: unknown;

  @ChannelField('`bark`: what the app shows.', { type: String, writeOnly: true })
  deviceKey?: unknown;

  @ChannelField('`smtp`: of the user.', { type: String, writeOnly: true })
  password?: unknown;
}

const clearable = [
  ...(['url', 'threadId', 'apiBase', 'keyword', 'server', 'level', 'group', 'sound', 'icon'] as const),
  ...(['port', 'security', 'user', 'secret', 'password'] as const),
] as const satisfies (keyof GivenChannelFields)[];

/** The same in a change: null takes away what a channel works without. */
export class ChangedChannelFields extends GivenChannelFields {}
for (const name of clearable)
  ApiPropertyOptional({ type: name === 'port' ? Number : String, nullable: true })(
    ChangedChannelFields.prototype,
    name,
  );

/** Declared fields are own members of an instance, also those without a value. */
const names = Object.keys(new GivenChannelFields()) as (keyof GivenChannelFields)[];

/** What a request says of its channel's settings. */
export const channelFieldsOf = (request: GivenChannelFields): Readonly<Record<string, unknown>> =>
  withoutUndefined(Object.fromEntries(names.map((name): [string, unknown] => [name, request[name]])));
