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
export { type EventPattern, eventPatterns, isEventPattern } from './endpoints/event-pattern';
export { matches } from './endpoints/matches';
export { isClockTime, isQuietHours, isTimezone } from './endpoints/quiet-hours';
export { type SealedSettings, type Signature, type SigningKind, signingKinds } from './endpoints/sealed-settings';
export {
  type DisabledReason,
  type QuietHours,
  type WebhookEndpoint,
  disabledReasons,
} from './endpoints/webhook-endpoint';
export {
  type Creation,
  MOST_ENDPOINTS,
  type NewSettings,
  type NewWebhookEndpoint,
  type RotationOutcome,
  WebhookEndpoints,
} from './endpoints/webhook-endpoints';
export { type SendMailOptions, sendMail } from './sending/send-mail';
export { type SendHttp, type SendMail, type Sender, createSender } from './sending/sender';
export { tell } from './sending/tell';
