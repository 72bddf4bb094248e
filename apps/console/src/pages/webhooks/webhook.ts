import type { components } from '@app/admin-client';

/** With how its deliveries go. */
export type Webhook = components['schemas']['ShownWebhookView'];
export type NewWebhook = components['schemas']['NewWebhookRequest'];
export type WebhookChange = components['schemas']['WebhookChange'];
/** As it is answered to whoever makes or rotates its secret. */
export type WebhookWithSecret = components['schemas']['WebhookWithSecretView'];
export type Channel = Webhook['channel'];
export type EventPattern = Webhook['events'][number];
export type Severity = Webhook['minimumSeverity'];
export type Delivery = components['schemas']['DeliveryView'];
export type DeliveryState = Delivery['state'];
export type DomainEvent = Delivery['events'][number];
export type EventType = DomainEvent['type'];
export type TestOutcome = components['schemas']['WebhookTestView'];
