import { isJsonObject } from '@app/protocols';
import { barkChannel, type BarkSettings } from './bark/bark.channel';
import { type Channel, type ChannelName, ChannelSettingsError } from './channel';
import { dingtalkChannel, type DingtalkSettings } from './dingtalk/dingtalk.channel';
import { discordChannel, type DiscordSettings } from './discord/discord.channel';
import { feishuChannel, type FeishuSettings } from './feishu/feishu.channel';
import { slackChannel, type SlackSettings } from './slack/slack.channel';
import { smtpChannel } from './smtp/smtp.channel';
import type { SmtpSettings } from './smtp/smtp-settings';
import { standardChannel, type StandardSettings } from './standard/standard.channel';
import { teamsChannel, type TeamsSettings } from './teams/teams.channel';
import { telegramChannel, type TelegramSettings } from './telegram/telegram.channel';
import { wecomChannel, type WecomSettings } from './wecom/wecom.channel';

export interface ChannelSettings {
  readonly standard: StandardSettings;
  readonly slack: SlackSettings;
  readonly discord: DiscordSettings;
  readonly teams: TeamsSettings;
  readonly telegram: TelegramSettings;
  readonly feishu: FeishuSettings;
  readonly dingtalk: DingtalkSettings;
  readonly wecom: WecomSettings;
  readonly bark: BarkSettings;
  readonly smtp: SmtpSettings;
}

export const channels: { readonly [Name in ChannelName]: Channel<ChannelSettings[Name]> } = {
  standard: standardChannel,
  slack: slackChannel,
  discord: discordChannel,
  teams: teamsChannel,
  telegram: telegramChannel,
  feishu: feishuChannel,
  dingtalk: dingtalkChannel,
  wecom: wecomChannel,
  bark: barkChannel,
  smtp: smtpChannel,
};

/**
 * Settings as they came from outside or from the vault. What comes out can be put in again.
 * @throws ChannelSettingsError
 */
export function decodeChannelSettings<Name extends ChannelName>(name: Name, raw: unknown): ChannelSettings[Name] {
  if (!isJsonObject(raw)) throw new ChannelSettingsError('settings', 'must be an object');
  return channels[name].decode(raw);
}
