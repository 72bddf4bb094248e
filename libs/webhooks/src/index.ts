export {
  type Channel,
  type ChannelName,
  ChannelSettingsError,
  type HttpAnswer,
  type HttpMessage,
  type MailMessage,
  type OutgoingMessage,
  type Telling,
  type TellingOutcome,
  channelNames,
} from './channels/channel';
