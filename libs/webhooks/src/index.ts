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
export { AttemptLanes } from './deliveries/attempt-lanes';
export { Deliveries } from './deliveries/deliveries';
export {
  type DeadReason,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryState,
  deadReasons,
  deliveryStates,
} from './deliveries/delivery';
export { DeliveryAttempts } from './deliveries/delivery-attempts';
export type { DeliveryDesk, DeliveryPage, DeliveryQuestion, TestOutcome } from './deliveries/delivery-desk';
export type { DeliveryEndpoints } from './deliveries/delivery-endpoints';
export type { DeliveryJobs } from './deliveries/delivery-jobs';
export { DeliveryLog } from './deliveries/delivery-log';
export type { DeliveryStanding } from './deliveries/delivery-standing';
export { type BegunAttempt, DeliveryStore } from './deliveries/delivery-store';
export { DueDeliveries } from './deliveries/due-deliveries';
export { EventDistribution } from './deliveries/event-distribution';
export { SwitchOff } from './deliveries/switch-off';
export { type EventPattern, eventPatterns } from './endpoints/event-pattern';
export { isClockTime } from './endpoints/quiet-hours';
export { type SealedSettings, type Signature, type SigningKind, signingKinds } from './endpoints/sealed-settings';
export {
  type DisabledReason,
  type QuietHours,
  type WebhookEndpoint,
  disabledReasons,
} from './endpoints/webhook-endpoint';
export { MOST_ENDPOINTS, type NewWebhookEndpoint, WebhookEndpoints } from './endpoints/webhook-endpoints';
export { type SendMailOptions, sendMail } from './sending/send-mail';
export { createNetworkSender } from './sending/network-sender';
export { type SendHttp, type SendMail, type Sender, createSender } from './sending/sender';
export { tell } from './sending/tell';
