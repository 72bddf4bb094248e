export { takesTraceContext } from './headers/takes-trace-context';
export { ModelCatalogue } from './models/model-catalogue';
export { hasCallerToken } from './credentials/caller-credentials';
export {
  AccountConnections,
  type AccountConnectionsParts,
  type BegunConnection,
} from './credentials/connect/account-connections';
export { type AuthorizationAnswer, readAuthorizationAnswer } from './credentials/connect/authorization-answer';
export { readAuthorizationUrl } from './credentials/connect/authorization-address';
export type { GrantedConnection } from './credentials/connect/code-grant';
export { isExpectedIssuer } from './credentials/connect/expected-issuer';
export type {
  ConnectionPlan,
  ConnectionTarget,
  OauthClient,
  PendingConnection,
} from './credentials/connect/pending-connection';
export { CredentialSource } from './credentials/credential-source';
export { type SharedCredentialSourceParts, createSharedCredentialSource } from './credentials/shared-credential-source';
export { isSafeAddress } from './credentials/is-safe-address';
export { CredentialsRefused } from './credentials/credentials-refused';
export { ReauthorisationNeeded } from './credentials/reauthorisation-needed';
export { InvalidCredentials } from './credentials/invalid-credentials';
export type { AwsKeys, UsableCredentials } from './credentials/usable-credentials';
export {
  type Operation,
  type PlatformAdapter,
  type ProtocolQuestion,
  type ReadCredentials,
  type StreamDecoder,
  type UpstreamCall,
  type UpstreamErrorResponse,
  type UpstreamFailure,
  type UpstreamVerdict,
  operations,
} from './platform-adapter';
export { type PlatformAdapters, type PlatformSettings, createPlatformAdapters } from './platform-adapters';
