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
export { type ChannelSettings, channels, decodeChannelSettings } from './channels/channels';
export { createPrivateSecret, createSharedSecret } from './channels/standard/create-signing-secret';
export { UnusableSecret, publicKeyOf } from './channels/standard/signing-secret';
export type { Delivery, DeliveryAttempt, DeliveryState } from './deliveries/delivery';
export type { DeliveryDesk, DeliveryPage, DeliveryQuestion, TestOutcome } from './deliveries/delivery-desk';
export type { DeliveryEndpoints } from './deliveries/delivery-endpoints';
export { plainLine } from './message/plain-line';
export { type SendMailOptions, sendMail } from './sending/send-mail';
export { type SendHttp, type SendMail, type Sender, createSender } from './sending/sender';
export { tell } from './sending/tell';
