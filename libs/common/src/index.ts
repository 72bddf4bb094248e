export { type Clock, systemClock } from './clock';
export { type GatewayErrorCode, type GatewayErrorOptions, GatewayError, errorCatalogue } from './gateway-error';
export { type IdPrefix, createId, createRequestId, randomBase62, toBase62 } from './ids';
export { type NanoDollars, type PicoDollars, formatDollars, picoToNanoDollars } from './money';
export { type Platform, platforms } from './platforms';
export { type FirstRun, type ProcessMessage, tellSupervisor } from './process-message';
export { type Role, isAdministrator, roles } from './roles';
export { type TokenUsage, type UsageSource, noTokens } from './token-usage';
