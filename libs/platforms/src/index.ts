export { createAwsDefault } from './aws/aws-default';
export {
  type CredentialPorts,
  type DefaultKeys,
  type DefaultToken,
  LARGEST_TOKEN_ANSWER,
  type TokenRequest,
  type TokenResponse,
} from './credentials/credential-ports';
export { ModelCatalogue } from './models/model-catalogue';
export { hasCallerToken } from './credentials/caller-credentials';
export { CredentialSource } from './credentials/credential-source';
export { CredentialsRefused } from './credentials/credentials-refused';
export { InvalidCredentials } from './credentials/invalid-credentials';
export type { AwsKeys, UsableCredentials } from './credentials/usable-credentials';
export { createGoogleDefault } from './google/google-default';
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
