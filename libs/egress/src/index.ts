export { AddressGuard } from './address-guard';
export { collectBody } from './collect-body';
export { Egress, type EgressSettings, type UpstreamRequest } from './egress';
export { EgressError, type EgressErrorKind } from './egress-error';
export { type BodyConsumer, UpstreamExchange } from './upstream-exchange';
export { type PostWebhookOptions, type WebhookAnswer, type WebhookRequest, postWebhook } from './post-webhook';
export { ProxyFailure, type ProxyFault } from './proxy/proxy-failure';
export { type ProxyType, type UpstreamProxy, proxyTypes } from './proxy/upstream-proxy';
export { type Route } from './route';
