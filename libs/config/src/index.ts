export type { MasterKey, Settings } from './settings';
