export type {
  Operation,
  PlatformAdapter,
  UpstreamCall,
  UpstreamErrorResponse,
  UpstreamFailure,
  UpstreamVerdict,
} from './platform-adapter';
export { type PlatformAdapters, type PlatformSettings, createPlatformAdapters } from './platform-adapters';
