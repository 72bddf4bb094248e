export type { MasterKey, Settings } from './settings';
export { type SandboxSettings, readSandboxSettings } from './sandbox-settings';
