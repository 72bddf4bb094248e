export { type ConnectionPurpose, connectRedis, redisReady } from './connection';
export { RedisClock } from './redis-clock';
export type { RedisConnection } from './redis-connection';
export { duplicateConnection } from './duplicate-connection';
export { type Instance, type InstanceKind, instanceKinds } from './instances/instance';
export { Instances } from './instances/instances';
export { thisInstance } from './instances/this-instance';
export { PARTITION_COUNT, partitionOf, redisKeys } from './keys';
export { CollectionPoller } from './records/collection-poller';
export {
  type Journal,
  LiveCollection,
  type RecordChange,
  type RecordCodec,
  type WriteConditions,
  type WriteOutcome,
} from './records/live-collection';
export { type RedisTarget, parseRedisUrl } from './redis-url';
export {
  type SlotAnswer,
  accountSlotScripts,
  mostAccountsPerCall,
  slotGroupsPerRenewal,
} from './scripts/account-slot-scripts';
export { accountStateScripts } from './scripts/account-state-scripts';
export { accountTestScripts } from './scripts/account-test-scripts';
export { auditScripts } from './scripts/audit-scripts';
export { type DueDelivery, deliveryScripts } from './scripts/delivery-scripts';
export { deviceScripts } from './scripts/device-scripts';
export { eventScripts } from './scripts/event-scripts';
export { lockScripts } from './scripts/lock-scripts';
export { noticeScripts } from './scripts/notice-scripts';
export { type CostCorrectionOutcome, repricingScripts } from './scripts/repricing-scripts';
export { requestScripts } from './scripts/request-scripts';
export { rollupScripts } from './scripts/rollup-scripts';
export { type Script, runScript } from './scripts/script';
export { signInScripts } from './scripts/sign-in-scripts';
export { usageRecordScripts } from './scripts/usage-record-scripts';
export { type ServerInfo, serverInfos } from './server-info';
export { type StandingFigures, standingScripts } from './scripts/standing-scripts';
export { WakeUps } from './wake-ups';
