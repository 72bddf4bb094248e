export { CredentialSource } from './credentials/credential-source';
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
